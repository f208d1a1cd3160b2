package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.analyzers.finding.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Turns what one boot left behind into the verdicts of its cells. The first row that applies decides:
 *
 * <pre>
 * something of ours broke under the boot                 ERROR
 * usable evidence, corrupt &gt; 0                           FAIL
 * usable evidence, a write returned too little           FAIL
 * QEMU failed                                            ERROR  (what the console says then may be our doing)
 * panic, oops, reboot                                    FAIL
 * a console finding that fails                           FAIL
 * hang, silent death, no evidence                        ERROR
 * xfs_repair -n found damage                             FAIL   (only after an orderly end does that mean anything)
 * evidence not usable                                    ERROR
 * xfs_repair -n was not run                              INCONCLUSIVE
 * no control, or it did not fire                         INCONCLUSIVE
 * fewer clean trials than the control's rate asks for    INCONCLUSIVE
 * anything else                                          PASS
 * </pre>
 */
public final class Judge {
    private final ControlCheck controlCheck;

    /** @param alpha the chance of missing the bug that a pass tolerates, e.g. {@code CleanBound.ALPHA} */
    public Judge(double alpha) {
        controlCheck = new ControlCheck(alpha);
    }

    /**
     * The cells of one boot, in the order of its scenarios.
     *
     * @param seen what the boot left behind
     * @param control what step 0 left behind under the same order in the same run; for step 0 itself, the same
     *     value again; empty if there is no control
     * @throws IllegalArgumentException if the control is not of step 0 or not of the same order
     */
    public List<Cell> judge(Observation seen, Optional<Observation> control) {
        control.ifPresent(c -> {
            if (c.step().isEmpty() || c.step().getAsInt() != 0 || !c.order().equals(seen.order())) {
                throw new IllegalArgumentException("the control of " + seen.kernel() + " under " + seen.order()
                        + " can't be " + c.kernel() + " under " + c.order());
            }
        });
        return seen.evidence().scenarios().stream().map(e -> cell(seen, e, control)).toList();
    }

    private Cell cell(Observation seen, ScenarioEvidence evidence, Optional<Observation> control) {
        boolean counts = evidence.usable() && seen.trouble().isEmpty();
        Ruling ruling = fault(seen, evidence).orElseGet(() -> clean(seen, evidence, control));
        return new Cell(seen.kernel(), seen.step(), raceClass(evidence, control), evidence.scenario(), seen.order(),
                counts ? evidence.trials() : 0, counts ? evidence.corrupt() : 0, ruling.verdict(), ruling.reason());
    }

    private static Optional<Ruling> fault(Observation seen, ScenarioEvidence evidence) {
        if (seen.trouble().isPresent()) {
            return Ruling.of(Fault.LAB_TROUBLE, seen.trouble().get());
        }
        if (evidence.usable() && (evidence.corrupt() > 0 || !evidence.badResults().isEmpty())) {
            return Optional.of(new Ruling(Verdict.FAIL, corruption(evidence)));
        }
        GuestEnd end = seen.end().end();
        Optional<Fault> ended = Fault.of(end);
        Optional<ConsoleFinding> complaint = seen.console().stream().filter(f -> f.severity().fails()).findFirst();
        if (end == GuestEnd.QEMU_FAILED || ended.isPresent() && ended.get().verdict() == Verdict.FAIL) {
            return Ruling.of(ended.get(), seen.end().reason());
        }
        if (complaint.isPresent()) {
            return Ruling.of(Fault.COMPLAINED, "line " + complaint.get().line() + ": " + complaint.get().text());
        }
        if (ended.isPresent()) {
            return Ruling.of(ended.get(), seen.end().reason());
        }
        if (seen.repair().state() == Repair.State.DIRTY) {
            return Ruling.of(Fault.FILE_SYSTEM_DAMAGED, seen.repair().text().lines().findFirst().orElse("(no text)"));
        }
        if (!evidence.usable()) {
            return Ruling.of(Fault.EVIDENCE_UNUSABLE, evidence.defects().stream().findFirst().orElse("it did not end"));
        }
        return Optional.empty();
    }

    /** For a boot without any fault and a scenario without corruption: does that say anything? */
    private Ruling clean(Observation seen, ScenarioEvidence evidence, Optional<Observation> control) {
        if (seen.repair().state() == Repair.State.NOT_RUN) {
            return Ruling.inconclusive("xfs_repair -n was not run (" + seen.repair().text() + "): damage outside the "
                    + "file would not have been seen");
        }
        return controlCheck.of(evidence, control);
    }

    /** How much was corrupt, and the finding that shows it best: one of the scenario's own class. */
    private static String corruption(ScenarioEvidence evidence) {
        List<Finding> findings = Findings.of(evidence);
        Optional<Finding> own = findings.stream().filter(f -> f.raceClass().equals(evidence.raceClass())).findFirst();
        String shown = own.or(() -> findings.stream().findFirst()).map(f -> ": " + f.sentence()).orElse("");
        if (evidence.corrupt() == 0) {
            long bad = findings.stream().filter(f -> f.kind() == Kind.BAD_RESULT).count();
            return bad + (bad == 1 ? " write" : " writes") + " did not return what was written" + shown;
        }
        return evidence.corrupt() + " of " + evidence.trials() + " trials corrupt" + shown;
    }

    /** The guest names the class when the scenario begins; one that never began is named by the control. */
    private static String raceClass(ScenarioEvidence evidence, Optional<Observation> control) {
        return !evidence.raceClass().isEmpty() ? evidence.raceClass()
                : control.flatMap(c -> c.evidence().of(evidence.scenario())).map(ScenarioEvidence::raceClass).orElse("");
    }
}
