package dev.subblock.analyzers.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.TraceLines;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.WrongFlight;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.TraceReader;
import dev.subblock.analyzers.trace.TrialChoice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FlightCheckTest {
    private static final FlightRule TWO = new FlightRule(2, List.of());
    private static final FlightRule A_ALONE = new FlightRule(0, List.of(1));

    /** A trial in which A and B are on the disk together. */
    private static List<String> together(int trial) {
        return List.of(TraceLines.begin(trial), TraceLines.arrive(trial, 1, 0, "write 1:0:8"), TraceLines.arrive(trial, 2, 8192, "write 2:4096:8"),
                TraceLines.complete(trial, 2), TraceLines.complete(trial, 1), TraceLines.end(trial));
    }

    /** One after the other; A in two requests, with its pad and something of the file system's between. */
    private static List<String> inTurn(int trial, boolean diverged) {
        return List.of(TraceLines.begin(trial), TraceLines.arrive(trial, 1, 0, "write 1:0:4"), TraceLines.arrive(trial, 2, 2048, "zeros:-1:4"),
                TraceLines.arrive(trial, 3, 65536, "other:-1:8"), TraceLines.arrive(trial, 4, 4096, "write 1:4096:4"), TraceLines.complete(trial, 1),
                TraceLines.complete(trial, 4), TraceLines.arrive(trial, 5, 8192, "write 2:4096:8"), TraceLines.complete(trial, 2),
                TraceLines.complete(trial, 3), TraceLines.complete(trial, 5), TraceLines.end(trial, diverged));
    }

    @SafeVarargs
    private static ScenarioTrace trace(String order, List<String>... trials) throws IOException {
        List<String> lines = new ArrayList<>(List.of(TraceLines.scenario("s").replace("explore:256:64", order)));
        int diverged = 0;
        for (List<String> trial : trials) {
            lines.addAll(trial);
            diverged += trial.get(trial.size() - 1).contains("true") ? 1 : 0;
        }
        lines.add(TraceLines.explored("s", trials.length, true, 2, 0, diverged));
        TrialChoice choice = TrialChoice.none().following(Set.of("s"));
        return TraceReader.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), choice).of("s").orElseThrow();
    }

    private static ScenarioEvidence checked(FlightRule rule, ScenarioTrace trace, int corrupt) {
        Evidence evidence = EvidenceReader.read(Lines.boot(Lines.scenario("s", trace.begun(), corrupt)),
                List.of(Request.promised("s", Lines.RUN, trace.begun())));
        return FlightCheck.of(evidence, List.of(trace), Map.of("s", rule)).of("s").orElseThrow();
    }

    private static List<String> sentences(ScenarioEvidence evidence, ScenarioTrace trace) {
        return Findings.of(evidence, Optional.of(trace)).stream().map(Finding::sentence).toList();
    }

    @Test
    void theTraceSaysOfEachTrialWhatWasThereTogether() throws IOException {
        ScenarioTrace trace = trace("explore", together(0), inTurn(1, false));

        assertThat(trace.defects()).isEmpty();
        assertThat(trace.flights()).extracting(f -> f.trial() + ": " + f.most() + " " + new TreeMap<>(f.beside()))
                .containsExactly("0: 2 {1=2, 2=2}", "1: 1 {1=1, 2=1}");
        // And keeps the requests, to be shown.
        assertThat(trace.trial(1).orElseThrow().requests()).hasSize(5);
    }

    @Test
    void whatWaitsWhereItNeedNotIsFound() throws IOException {
        ScenarioTrace trace = trace("explore", together(0), inTurn(1, false));
        ScenarioEvidence evidence = checked(TWO, trace, 0);

        assertThat(evidence.flights()).containsExactly(new WrongFlight(1, false, 0, 2, 1));
        assertThat(List.of(evidence.corrupt(), evidence.trials())).containsExactly(1, 2);
        assertThat(evidence.told()).containsExactly(1);
        assertThat(evidence.wrong()).isEqualTo("wrong");
        assertThat(sentences(evidence, trace)).containsExactly(
                "at most 1 of the writes was on the disk at once, where 2 have to be: they wait for one another; class R1");
    }

    @Test
    void whatIsNotAloneIsFound() throws IOException {
        ScenarioTrace trace = trace("random:1", inTurn(0, false), together(1));
        ScenarioEvidence evidence = checked(A_ALONE, trace, 0);

        assertThat(evidence.flights()).containsExactly(new WrongFlight(1, false, 1, 1, 2));
        assertThat(sentences(evidence, trace)).containsExactly(
                "write A has to be alone in flight, and another was on the disk beside it; class R1");
    }

    /** A disk that holds nothing sees each write alone, whatever the kernel does. */
    @Test
    void nothingIsSaidWhereNothingIsHeldOrTheDiskDidNotWait() throws IOException {
        assertThat(checked(TWO, trace("fifo", inTurn(0, false)), 0).flights()).isEmpty();
        assertThat(checked(TWO, trace("explore", inTurn(0, true), together(1)), 0).flights()).isEmpty();
        assertThat(checked(A_ALONE, trace("fifo", together(0)), 0).flights()).hasSize(1);
    }

    @Test
    void aTrialThatTheGuestToldOfIsNotCountedTwice() throws IOException {
        ScenarioTrace trace = trace("explore", inTurn(0, false), inTurn(1, false), together(2));
        ScenarioEvidence evidence = checked(TWO, trace, 1);

        assertThat(evidence.corrupt()).isEqualTo(2);
        assertThat(evidence.wrong()).isEqualTo("corrupt");
    }

    @Test
    void aScenarioThatAsksNothingStaysAsItWas() throws IOException {
        Evidence evidence = EvidenceReader.read(Lines.boot(Lines.scenario("s", 1, 0)), List.of(Request.promised("s", Lines.RUN, 1)));

        assertThat(FlightCheck.of(evidence, List.of(trace("explore", inTurn(0, false))), Map.of())).isEqualTo(evidence);
        assertThat(FlightCheck.of(evidence, List.of(), Map.of("s", TWO)).of("s").orElseThrow().corrupt()).isZero();
    }
}
