package dev.subblock.analyzers.trace;

import static dev.subblock.analyzers.TraceLines.arrive;
import static dev.subblock.analyzers.TraceLines.begin;
import static dev.subblock.analyzers.TraceLines.checked;
import static dev.subblock.analyzers.TraceLines.complete;
import static dev.subblock.analyzers.TraceLines.cut;
import static dev.subblock.analyzers.TraceLines.end;
import static dev.subblock.analyzers.TraceLines.explored;
import static dev.subblock.analyzers.TraceLines.extent;
import static dev.subblock.analyzers.TraceLines.note;
import static dev.subblock.analyzers.TraceLines.pass;
import static dev.subblock.analyzers.TraceLines.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TraceReaderTest {
    private static final TrialChoice ALL = (scenario, trial) -> true;

    @Test
    void aTraceAsItIsWritten() throws IOException {
        List<String> lines = new ArrayList<>(List.of(note("a client\\u0007came"), pass()));
        lines.addAll(scenario("s", 3));
        Trace trace = read(lines, TrialChoice.only("s", 1));

        assertThat(trace.defects()).isEmpty();
        assertThat(trace.notes()).containsExactly("a client came");
        ScenarioTrace s = trace.of("s").orElseThrow();
        assertThat(s.defects()).isEmpty();
        assertThat(List.of(s.begun(), s.sampled(), s.diverged())).containsExactly(3, 0, 0);
        assertThat(s.exploration()).contains(new Exploration(3, true, 4, 256, 0, 0, 0));
        assertThat(s.order()).isEqualTo("explore:256:64");
        assertThat(s.trials()).extracting(TrialTrace::trial).containsExactly(1);
        TrialTrace trial = s.trial(1).orElseThrow();
        assertThat(trial.requests()).extracting(DiskRequest::arrival).containsExactly(1, 2, 3, 4);
        assertThat(trial.requests()).extracting(DiskRequest::landing).containsExactly(1, 2, 4, 3);
        assertThat(trial.requests()).extracting(DiskRequest::id).containsExactly(5, 6, 7, 8);
        assertThat(trial.landed()).extracting(DiskRequest::arrival).containsExactly(1, 2, 4, 3);
        assertThat(trial.extents()).hasSize(1);
        assertThat(s.trial(0)).isEmpty();
    }

    @Test
    void samplesDivergenceAndPowerCutsAreCounted() throws IOException {
        ScenarioTrace s = read(List.of(scenario("s"), begin(0), end(0, true), begin(1, true), cut(1), end(1), checked(1),
                begin(2, true), end(2), cut(2), checked(2, "bad nblocks\\u001b[2J", "more"), explored("s", 1, false, 2, 2, 1)), ALL).of("s").orElseThrow();

        assertThat(s.defects()).isEmpty();
        assertThat(List.of(s.begun(), s.sampled(), s.diverged())).containsExactly(3, 2, 1);
        assertThat(s.exploration().orElseThrow().sampledAstray()).isZero();
        assertThat(s.damage()).containsExactly("trial 2: bad nblocks [2J");
        assertThat(s.trials()).extracting(TrialTrace::cut).containsExactly(false, true, true);
        assertThat(s.trials()).extracting(TrialTrace::diverged).containsExactly(true, false, false);
        assertThat(s.trial(2).orElseThrow().damage()).hasSize(2);
    }

    @Test
    void samplesThatWentAnotherWayAreCounted() throws IOException {
        ScenarioTrace s = read(List.of(scenario("s"), begin(0), end(0, true), begin(1, true), end(1, true), begin(2, true), end(2),
                explored("s", 0, false, 2, 2, 2)), ALL).of("s").orElseThrow();
        assertThat(s.defects()).isEmpty();
        assertThat(s.exploration()).contains(new Exploration(0, false, 2, 256, 2, 2, 1));
    }

    @Test
    void whatFailedOrIsNoWriteDidNotLand() throws IOException {
        ScenarioTrace s = read(List.of(scenario("s"), begin(0), arrive(0, 1, 0, "write 1:0:1"), arrive(0, 2, 0, "write 2:0:1"),
                arrive(0, 3, "flush", 0, 0, ""), arrive(0, 4, "trim", 0, 512, ""), complete(0, 2, 5), complete(0, 3), complete(0, 4), end(0),
                explored("s", 1, true, 1, 0, 0)), ALL).of("s").orElseThrow();

        assertThat(s.trial(0).orElseThrow().landed()).extracting(DiskRequest::id).containsExactly(4);
        assertThat(s.trial(0).orElseThrow().requests().get(1).error()).isEqualTo(5);
    }

    static Stream<Arguments> defects() {
        String begins = scenario("s");
        String over = explored("s", 1, true, 1, 0, 0);
        String write = arrive(0, 1, 0, "write 1:0:1");
        return Stream.of(
                row("it was not over when the trace ended", begins, begin(0), end(0)),
                row("another scenario began before it was over", begins, begin(0), end(0), scenario("t")),
                row("trial 1 began where trial 0 was next", begins, begin(1), end(1), over),
                row("trial 1 began before trial 0 ended", begins, begin(0), begin(1), end(1), over),
                row("trial 0 ended and had not begun", begins, end(0), begin(0), end(0), over),
                row("trial 0 did not end", begins, begin(0), over),
                row("a request of trial 3 outside of it", begins, begin(0), arrive(3, 1, 0, "zeros:-1:1"), end(0), over),
                row("a completion of trial 3 outside of it", begins, begin(0), complete(3, 1), end(0), over),
                row("request 2 of trial 0 was completed and had not arrived", begins, begin(0), write, complete(0, 2), end(0), over),
                row("request 1 of trial 0 was completed twice", begins, begin(0), write, complete(0, 1), complete(0, 1), end(0), over),
                row("it ended under another name: t", begins, begin(0), end(0), explored("t", 1, true, 1, 0, 0)),
                row("it counts 1 samples and 0 diverged trials, and has 0 and 0", begins, begin(0), end(0), explored("s", 1, true, 1, 1, 0)),
                row("it counts 0 samples and 0 diverged trials, and has 0 and 1", begins, begin(0), end(0, true), over),
                row("it counts 2 orders of 1 trials", begins, begin(0), end(0), explored("s", 2, true, 1, 0, 0)),
                row("line 3 is no event: unknown kind fork", begins, begin(0), "{\"kind\":\"fork\"}", end(0), over),
                row("line 3 is no event: no JSON object", begins, begin(0), "", end(0), over),
                row("line 3 is no event", begins, begin(0), write.replace("\"fua\":false,", ""), end(0), over),
                row("line 3 is no event", begins, begin(0), write.replace("\"fua\":false", "\"fua\":0"), end(0), over),
                row("line 3 is no event", begins, begin(0), write.replace("[{", "[null,{"), end(0), over),
                row("line 3 is no event: an impossible request", begins, begin(0), arrive(0, 1, -1, "zeros:-1:1"), end(0), over),
                row("line 3 is no event: an impossible request", begins, begin(0), write.replace("\"sectors\":1", "\"sectors\":0"), end(0), over),
                row("line 4 is no event: an impossible extent", begins, begin(0), end(0), extent(0, 0, -1, 4096, 0), over),
                row("line 3 is no event: longer than 262144 bytes", begins, begin(0), "x".repeat(300_000), end(0), over),
                row("the trace was cut short: line 3 is no event", begins, begin(0), write.substring(0, 60)));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aTraceThatDoesNotAddUpSaysSo(String defect, List<String> lines) throws IOException {
        Trace trace = TraceReader.read(stream(String.join("\n", lines)), ALL);
        assertThat(trace.scenarios().get(0).defects()).anyMatch(d -> d.contains(defect));
    }

    @Test
    void aCutLastLineTouchesNoScenarioThatWasOver() throws IOException {
        Trace trace = TraceReader.read(stream(String.join("\n", scenario("s", 2)) + "\n{\"kind\":\"pa"), ALL);
        assertThat(trace.of("s").orElseThrow().defects()).isEmpty();
        assertThat(trace.defects()).singleElement().asString().startsWith("the trace was cut short: line 27 is no event");
    }

    @Test
    void anEventWithoutAScenarioIsSaid() throws IOException {
        assertThat(read(List.of(begin(0)), ALL).defects()).containsExactly("line 1 belongs to no scenario");
        assertThat(read(List.of(), ALL).scenarios()).isEmpty();
    }

    @Test
    void onlyTrialsOfWhichSomethingIsToldAreKept() throws IOException {
        var evidence = EvidenceReader.read(Lines.boot(Lines.scenario("s", 3, 2)), List.of(Request.promised("s", Lines.RUN, 3)));
        assertThat(read(scenario("s", 3), TrialChoice.told(evidence)).of("s").orElseThrow().trials()).extracting(TrialTrace::trial)
                .containsExactly(0, 1);
        assertThat(read(scenario("s", 3), TrialChoice.none()).of("s").orElseThrow().trials()).isEmpty();
    }

    /** What is not asked for costs nothing but the reading of it: the heap of a test would not hold a tenth of this. */
    @Test
    void aTraceIsNotHeldInMemory() throws IOException {
        byte[] head = (scenario("s") + "\n" + begin(0) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = (arrive(0, 1, 0, "write 1:0:4", "zeros:-1:4") + "\n" + complete(0, 1) + "\n" + pass() + "\n").repeat(64).getBytes(StandardCharsets.UTF_8);
        byte[] tail = (end(0) + "\n" + explored("s", 1, true, 1, 0, 0) + "\n").getBytes(StandardCharsets.UTF_8);
        int times = 64 * 1024 * 1024 / body.length;
        InputStream in = new java.io.SequenceInputStream(new java.util.Vector<>(List.of(new ByteArrayInputStream(head), new Repeated(body, times),
                new ByteArrayInputStream(tail))).elements());

        ScenarioTrace s = TraceReader.read(in, TrialChoice.none()).of("s").orElseThrow();
        assertThat(s.defects()).isEmpty();
        assertThat(s.begun()).isEqualTo(1);
    }

    /** A trial that is wanted and never ends is kept as far as its bound. */
    @Test
    void aStormOfRequestsIsBounded() throws IOException {
        List<String> lines = new ArrayList<>(List.of(scenario("s"), begin(0)));
        for (int id = 1; id <= 5000; id++) {
            lines.add(arrive(0, id, 0, "zeros:-1:1"));
        }
        ScenarioTrace s = read(lines, ALL).of("s").orElseThrow();
        assertThat(s.trial(0).orElseThrow().requests()).hasSize(4096);
        assertThat(s.defects()).contains("trial 0 has more than 4096 requests");
    }

    private static final class Repeated extends InputStream {
        private final byte[] body;
        private int left;
        private int at;

        Repeated(byte[] body, int times) {
            this.body = body;
            this.left = times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, body.length - at);
            System.arraycopy(body, at, to, from, count);
            at += count;
            if (at == body.length) {
                at = 0;
                left--;
            }
            return count;
        }
    }

    private static Trace read(List<String> lines, TrialChoice choice) throws IOException {
        return TraceReader.read(stream(String.join("\n", lines) + "\n"), choice);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments row(String defect, String... lines) {
        return Arguments.of(defect, List.of(lines));
    }
}
