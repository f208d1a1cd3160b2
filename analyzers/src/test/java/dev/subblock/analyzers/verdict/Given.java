package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.GuestVerdict;
import dev.subblock.analyzers.console.Severity;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.trace.Exploration;
import dev.subblock.analyzers.trace.ScenarioTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A boot, put together for a test; each method gives the same boot with one thing changed. */
record Given(String kernel, OptionalInt step, Evidence evidence, List<ScenarioTrace> traces, GuestEnd end,
        List<ConsoleFinding> console, Repair repair, Optional<String> trouble) {

    static final int TRIALS = 32;

    /** A boot in which all went well, and so many of 32 trials of scenario {@code s} were corrupt. */
    static Given step(int step, int corrupt) {
        return of(OptionalInt.of(step), Lines.scenario("s", TRIALS, corrupt));
    }

    /** The same on a kernel that revives one bug. */
    static Given control(String id, int corrupt) {
        Given boot = of(OptionalInt.empty(), Lines.scenario("s", TRIALS, corrupt));
        return new Given(id, boot.step, boot.evidence, boot.traces, boot.end, boot.console, boot.repair, boot.trouble);
    }

    static Given of(OptionalInt step, List<String> lines) {
        return of(step, lines, Request.promised("s", Lines.RUN, TRIALS));
    }

    static Given of(OptionalInt step, List<String> lines, Request request) {
        Evidence evidence = EvidenceReader.read(Lines.boot(lines), List.of(request));
        return new Given(step.isPresent() ? "step-" + step.getAsInt() : "stock", step, evidence, List.of(), GuestEnd.OK, List.of(),
                Repair.clean(), Optional.empty());
    }

    Given lines(List<String> lines) {
        return new Given(kernel, step, of(step, lines).evidence(), traces, end, console, repair, trouble);
    }

    /** Asked for so many trials at most: what a search needs no more of it does not run. */
    Given ran(int trials, int corrupt, int sampled, int sampledCorrupt) {
        return lines(Lines.scenario("s", TRIALS, trials, corrupt, sampled, sampledCorrupt));
    }

    /** Nobody promises it. */
    Given unpromised(String why) {
        Request request = new Request("s", Lines.RUN, TRIALS, Optional.of(why));
        Evidence other = EvidenceReader.read(Lines.boot(Lines.scenario("s", TRIALS, evidence.of("s").orElseThrow().corrupt())), List.of(request));
        return new Given(kernel, step, other, traces, end, console, repair, trouble);
    }

    /** The disk saw so many trials, of which so many were samples. */
    Given trace(int begun, int sampled, Exploration exploration) {
        return trace(new ScenarioTrace(Lines.RUN, "s", "explore:256:64", begun, sampled, exploration.diverged(), Optional.of(exploration),
                List.of(), List.of(), List.of(), List.of()));
    }

    Given trace(ScenarioTrace trace) {
        return new Given(kernel, step, evidence, List.of(trace), end, console, repair, trouble);
    }

    Given end(GuestEnd other) {
        return new Given(kernel, step, evidence, traces, other, console, repair, trouble);
    }

    /** The kernel complained while that scenario was under way. */
    Given complaint(String scenario) {
        return new Given(kernel, step, evidence, traces, end,
                List.of(new ConsoleFinding("x", Severity.FAILURE, 7, "it said so", "", scenario, List.of())), repair, trouble);
    }

    Given console(Severity severity) {
        return new Given(kernel, step, evidence, traces, end,
                List.of(new ConsoleFinding("x", severity, 7, "it said so", "", "", List.of())), repair, trouble);
    }

    Given repair(Repair other) {
        return new Given(kernel, step, evidence, traces, end, console, other, trouble);
    }

    Given trouble(String what) {
        return new Given(kernel, step, evidence, traces, end, console, repair, Optional.of(what));
    }

    Observation observed() {
        return new Observation(kernel, step, "fifo", evidence, traces, new GuestVerdict(end, "end " + end), console, repair, trouble);
    }

    /** Its only cell, judged with a control or without. */
    Cell cell(Given control) {
        return control == null ? cells() : cells(control);
    }

    /** Its only cell, judged with these controls. */
    Cell cells(Given... controls) {
        return new Judge(0.01).judge(observed(), Arrays.stream(controls).map(Given::observed).toList()).get(0);
    }
}
