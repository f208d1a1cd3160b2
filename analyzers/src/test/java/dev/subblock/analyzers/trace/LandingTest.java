package dev.subblock.analyzers.trace;

import static dev.subblock.analyzers.TraceLines.arrive;
import static dev.subblock.analyzers.TraceLines.begin;
import static dev.subblock.analyzers.TraceLines.complete;
import static dev.subblock.analyzers.TraceLines.end;
import static dev.subblock.analyzers.TraceLines.explored;
import static dev.subblock.analyzers.TraceLines.extent;
import static dev.subblock.analyzers.TraceLines.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandingTest {
    private static final int MIB = 1 << 20;

    @Test
    void theLastOverSomeBytesIsTheOneThatLandedLast() throws IOException {
        Landing landing = Landing.of(read(scenario("s", 1)), 0, 4096);
        assertThat(landing.touches()).extracting(t -> t.request().arrival()).containsExactly(1, 2, 4, 3);

        Touch pad = landing.last(0, 2048).orElseThrow();
        assertThat(pad.request().arrival()).isEqualTo(3);
        assertThat(pad.zeros()).isTrue();
        assertThat(List.of(pad.fileFrom(), pad.fileTo())).containsExactly(0L, 2048L);
        assertThat(landing.lastBefore(pad, "write 1", 0, 512).orElseThrow().request().arrival()).isEqualTo(1);
        assertThat(landing.last(2048, 4096).orElseThrow().what()).isEqualTo("write 2");
        assertThat(landing.last(2048, 4096).orElseThrow().home()).isEqualTo(2048);
        assertThat(Landing.of(read(scenario("s", 1)), 1, 4096).touches()).isEmpty();
    }

    /** A block of the file is where its extent says, not where it would be in a row. */
    @Test
    void extentsSayWhereTheFileLies() throws IOException {
        TrialTrace trial = trial(arrive(0, 1, 3 * MIB, "write 1:4096:8", "write 1:8192:4"), complete(0, 1), end(0),
                extent(0, 0, 5 * MIB, 4096, 0), extent(0, 4096, 3 * MIB, 4096, 0), extent(0, 8192, 3 * MIB + 4096, 4096, 0x801));

        assertThat(Landing.of(trial, 0, 4096).touches()).isEmpty();
        assertThat(Landing.of(trial, 1, 4096).touches()).singleElement()
                .satisfies(t -> assertThat(List.of(t.from(), t.to())).containsExactly(0, 4096));
        assertThat(Landing.of(trial, 2, 4096).touches()).singleElement()
                .satisfies(t -> assertThat(List.of(t.from(), t.to(), t.home())).containsExactly(0, 2048, 8192L));
        assertThat(trial.unwritten(8192)).isTrue();
        assertThat(trial.unwritten(4096)).isFalse();
    }

    @Test
    void anExtentWithoutAPlaceSaysNothing() throws IOException {
        TrialTrace trial = trial(arrive(0, 1, 0, "write 1:0:8"), complete(0, 1), end(0), extent(0, 0, 0, 4096, 0x4));
        assertThat(Landing.of(trial, 0, 4096).touches()).isEmpty();
    }

    @Test
    void withoutExtentsTheSectorsSayWhereTheyBelong() throws IOException {
        TrialTrace trial = trial(arrive(0, 1, MIB + 2048, "write 1:2048:12"), arrive(0, 2, MIB, "zeros:-1:4"),
                arrive(0, 3, MIB + 8192, "zeros:-1:4"), complete(0, 1), complete(0, 2), complete(0, 3), end(0));

        assertThat(Landing.of(trial, 0, 4096).touches()).extracting(t -> t.request().arrival()).containsExactly(1, 2);
        assertThat(Landing.of(trial, 1, 4096).touches()).extracting(t -> t.request().arrival()).containsExactly(1);
    }

    private static TrialTrace trial(String... inside) throws IOException {
        List<String> lines = new ArrayList<>(List.of(scenario("s"), begin(0)));
        lines.addAll(Arrays.asList(inside));
        lines.add(explored("s", 1, true, 1, 0, 0));
        return read(lines);
    }

    private static TrialTrace read(List<String> lines) throws IOException {
        ScenarioTrace s = TraceReader.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), (n, t) -> true)
                .of("s").orElseThrow();
        assertThat(s.defects()).isEmpty();
        return s.trial(0).orElseThrow();
    }
}
