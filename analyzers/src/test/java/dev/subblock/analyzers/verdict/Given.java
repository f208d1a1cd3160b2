package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.GuestVerdict;
import dev.subblock.analyzers.console.Severity;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A boot, put together for a test; each method gives the same boot with one thing changed. */
record Given(OptionalInt step, Evidence evidence, GuestEnd end, List<ConsoleFinding> console, Repair repair,
        Optional<String> trouble) {

    static final int TRIALS = 32;

    /** A boot in which all went well, and so many of 32 trials of scenario {@code s} were corrupt. */
    static Given step(int step, int corrupt) {
        return of(OptionalInt.of(step), Lines.scenario("s", TRIALS, corrupt));
    }

    static Given of(OptionalInt step, List<String> lines) {
        Evidence evidence = EvidenceReader.read(Lines.boot(lines), List.of(new Request("s", Lines.RUN, TRIALS)));
        return new Given(step, evidence, GuestEnd.OK, List.of(), Repair.clean(), Optional.empty());
    }

    Given lines(List<String> lines) {
        return new Given(step, of(step, lines).evidence(), end, console, repair, trouble);
    }

    Given end(GuestEnd other) {
        return new Given(step, evidence, other, console, repair, trouble);
    }

    Given console(Severity severity) {
        return new Given(step, evidence, end,
                List.of(new ConsoleFinding("x", severity, 7, "it said so", "", List.of())), repair, trouble);
    }

    Given repair(Repair other) {
        return new Given(step, evidence, end, console, other, trouble);
    }

    Given trouble(String what) {
        return new Given(step, evidence, end, console, repair, Optional.of(what));
    }

    Observation observed() {
        String kernel = step.isPresent() ? "step-" + step.getAsInt() : "stock";
        return new Observation(kernel, step, "fifo", evidence, new GuestVerdict(end, "end " + end), console, repair, trouble);
    }

    /** Its only cell, judged with a control or without. */
    Cell cell(Given control) {
        return new Judge(0.01).judge(observed(), Optional.ofNullable(control).map(Given::observed)).get(0);
    }
}
