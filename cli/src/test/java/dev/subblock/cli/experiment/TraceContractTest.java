package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.trace.DiskRequest;
import dev.subblock.analyzers.trace.Exploration;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.Trace;
import dev.subblock.analyzers.trace.TraceReader;
import dev.subblock.analyzers.trace.TrialChoice;
import dev.subblock.analyzers.trace.TrialTrace;
import dev.subblock.lab.order.Recorded;
import dev.subblock.lab.trace.TraceEvent;
import dev.subblock.lab.trace.TraceWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk writes is what the host reads, and what it reads can be replayed. */
class TraceContractTest {

    private static final String RUN = "1a2b3c4d";
    private static final String S = "r1-4k-hole-one-halves";
    private static final String ODD = "quote \" backslash \\ tab \t umlaut ü separator \u2028";
    private static final List<TraceEvent.Piece> DATA = List.of(new TraceEvent.Piece("write 1", 512, 4));
    private static final List<TraceEvent.Piece> PAD = List.of(new TraceEvent.Piece("zeros", -1, 3), new TraceEvent.Piece("other", -1, 1));
    private static final List<TraceEvent> EVENTS = List.of(
            new TraceEvent.Pass(1, "read", 0, 512), new TraceEvent.Note(2, ODD),
            new TraceEvent.Scenario(3, RUN, S, "explore:10:1"),
            new TraceEvent.Begin(4, 0, false),
            new TraceEvent.Arrive(5, 0, 7, "write", 1L << 40, 2048, true, true, DATA),
            new TraceEvent.Arrive(6, 0, 8, "write", 4096, 2048, false, true, PAD),
            new TraceEvent.Arrive(7, 0, 9, "flush", 0, 0, false, false, List.of()),
            new TraceEvent.Complete(8, 0, 9, 0), new TraceEvent.Complete(9, 0, 8, 0), new TraceEvent.Complete(10, 0, 7, 5),
            new TraceEvent.End(11, 0, true),
            new TraceEvent.Extent(0, 0, 1L << 40, 4096, 0x801),
            new TraceEvent.Cut(12, 0), new TraceEvent.Checked(13, 0, List.of(ODD)),
            new TraceEvent.Begin(14, 1, true), new TraceEvent.End(15, 1, false),
            new TraceEvent.Explored(16, RUN, S, 2, true, 2, 10, 1, 1));

    @TempDir
    Path temp;

    private Trace read(TrialChoice choice) throws IOException {
        Path file = temp.resolve("trace.jsonl");
        try (TraceWriter writer = new TraceWriter(file)) {
            EVENTS.forEach(writer::add);
            assertThat(writer.failure()).isEmpty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return TraceReader.read(in, choice);
        }
    }

    @Test
    void everyKindArrivesAsItWasWritten() throws IOException {
        Trace trace = read(TrialChoice.only(S, 0));

        assertThat(trace.defects()).isEmpty();
        assertThat(trace.notes()).hasSize(1);
        ScenarioTrace scenario = trace.of(S).orElseThrow();
        assertThat(scenario.defects()).isEmpty();
        assertThat(scenario).matches(t -> t.run().equals(RUN) && t.order().equals("explore:10:1") && t.begun() == 2 && t.sampled() == 1 && t.diverged() == 1);
        assertThat(scenario.exploration()).contains(new Exploration(2, true, 2, 10, 1, 1, 0));
        assertThat(scenario.damage()).singleElement().asString().startsWith("trial 0: quote");
        TrialTrace trial = scenario.trial(0).orElseThrow();
        assertThat(trial.requests()).containsExactly(
                new DiskRequest(1, 3, 7, "write", 1L << 40, 2048, true, true, 5, DATA),
                new DiskRequest(2, 2, 8, "write", 4096, 2048, false, true, 0, PAD),
                new DiskRequest(3, 1, 9, "flush", 0, 0, false, false, 0, List.of()));
        assertThat(trial.moments()).extracting(m -> (m.landing() ? "-" : "+") + m.arrival()).containsSubsequence("+1", "+2", "+3", "-3").endsWith("-2", "-1");
        assertThat(trial.extents()).containsExactly(new TraceEvent.Extent(0, 0, 1L << 40, 4096, 0x801));
        assertThat(trial).matches(t -> t.cut() && t.diverged() && t.unwritten(100));
        assertThat(EVENTS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TraceEvent.class.getPermittedSubclasses()).map(c -> (Class<?>) c).toList());
    }

    @Test
    void ofATrialThatNobodyAskedForOnlyItsNumberIsKept() throws IOException {
        ScenarioTrace scenario = read(TrialChoice.none()).of(S).orElseThrow();

        assertThat(scenario.trials()).isEmpty();
        assertThat(scenario.begun()).isEqualTo(2);
    }

    /** From the trace itself, and from what was read of it: the same order. */
    @Test
    void whatWasReadIsReplayedAsWhatWasWritten() throws Exception {
        ScenarioTrace scenario = read(TrialChoice.only(S, 0)).of(S).orElseThrow();

        assertThat(RecordedTrial.of(scenario, 0, 4096)).isEqualTo(Recorded.from(EVENTS, s -> true, 0, 4096));
    }
}
