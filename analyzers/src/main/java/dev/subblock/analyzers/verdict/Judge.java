package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.console.ConsoleFinding;
import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import java.util.List;
import java.util.Optional;

/**
 * Turns what one boot left behind into the verdicts of its cells. The first row that applies decides:
 *
 * <pre>
 * something of ours broke under the boot                 ERROR
 * usable evidence, corrupt &gt; 0, promised                 FAIL
 * the same, known of the base, but as another class      FAIL
 * xfs_repair -n found damage in a copy after a power cut FAIL
 * QEMU failed                                            ERROR  (what the console says then may be our doing)
 * panic, oops, reboot                                    FAIL
 * a console finding that fails, of it or of the boot     FAIL
 * hang, silent death, no evidence                        ERROR
 * xfs_repair -n found damage                             FAIL   (only after an orderly end does that mean anything)
 * evidence not usable                                    ERROR
 * nobody promises what the scenario asks for             SKIP   (with what was seen)
 * xfs_repair -n was not run                              INCONCLUSIVE
 * no control, or none fired in the scenario's own class  INCONCLUSIVE
 * a search ended with all orders run                     PASS
 * fewer clean trials than the control's rate asks for    INCONCLUSIVE
 * anything else                                          PASS
 * </pre>
 *
 * Evidence is usable if it adds up, and if the disk saw the same trials.
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
     * @param controls what the controls left behind under the same order in the same run, step 0 first, then the kernels
     *     that revive one bug each: a scenario's control is the first of them on which it was corrupt in its own class.
     *     For a control itself, the same value again; empty if there is none
     * @throws IllegalArgumentException if one of the controls is of a later step or not of the same order
     */
    public List<Cell> judge(Observation seen, List<Observation> controls) {
        controls.forEach(c -> {
            if (c.step().orElse(0) != 0 || !c.order().equals(seen.order())) {
                throw new IllegalArgumentException("the control of " + seen.kernel() + " under " + seen.order()
                        + " can't be " + c.kernel() + " under " + c.order());
            }
        });
        return seen.evidence().scenarios().stream().map(e -> cell(seen, e, controls)).toList();
    }

    private Cell cell(Observation seen, ScenarioEvidence evidence, List<Observation> controls) {
        Optional<String> defect = TraceCheck.defect(seen, evidence);
        boolean counts = defect.isEmpty() && seen.trouble().isEmpty();
        Optional<Finding> shown = counts && evidence.corrupt() > 0
                ? Findings.best(seen.findings(evidence), evidence.raceClass()) : Optional.empty();
        Ruling ruling = fault(seen, evidence, defect, shown).orElseGet(() -> clean(seen, evidence, controls, shown));
        return new Cell(seen.kernel(), seen.step(), raceClass(evidence, controls), evidence.scenario(), seen.order(),
                evidence.unpromised().isEmpty(), counts ? evidence.trials() : 0, counts ? evidence.corrupt() : 0,
                counts ? TraceCheck.exploration(seen, evidence) : Optional.empty(), shown, ruling.verdict(), ruling.reason());
    }

    private static Optional<Ruling> fault(Observation seen, ScenarioEvidence evidence, Optional<String> defect, Optional<Finding> shown) {
        if (seen.trouble().isPresent()) {
            return Ruling.of(Fault.LAB_TROUBLE, seen.trouble().get());
        }
        if (defect.isEmpty() && evidence.corrupt() > 0 && evidence.unpromised().isEmpty()) {
            return Optional.of(new Ruling(Verdict.FAIL, counts(evidence, shown)));
        }
        if (defect.isEmpty() && evidence.corrupt() > 0 && evidence.known()) {
            Optional<Finding> other = seen.findings(evidence).stream().filter(f -> !f.raceClass().equals(evidence.raceClass())).findFirst();
            if (other.isPresent()) {
                return Optional.of(new Ruling(Verdict.FAIL, "it is known to fail, but not like this: " + counts(evidence, other)));
            }
        }
        Optional<String> damage = seen.trace(evidence.scenario()).flatMap(t -> t.damage().stream().findFirst());
        if (damage.isPresent()) {
            return Ruling.of(Fault.FILE_SYSTEM_DAMAGED, "after a power cut, " + damage.get());
        }
        GuestEnd end = seen.end().end();
        Optional<Fault> ended = Fault.of(end);
        Optional<ConsoleFinding> complaint = seen.console().stream().filter(f -> f.severity().fails())
                .filter(f -> f.scenario().equals(evidence.scenario()) || seen.evidence().of(f.scenario()).isEmpty()).findFirst();
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
        return defect.flatMap(d -> Ruling.of(Fault.EVIDENCE_UNUSABLE, d));
    }

    /** For a boot without any fault and a scenario without corruption that counts: does that say anything? */
    private Ruling clean(Observation seen, ScenarioEvidence evidence, List<Observation> controls, Optional<Finding> shown) {
        if (evidence.unpromised().isPresent()) {
            return new Ruling(Verdict.SKIP, "not promised (" + evidence.unpromised().get() + "): " + counts(evidence, shown));
        }
        if (seen.repair().state() == Repair.State.NOT_RUN) {
            return Ruling.inconclusive("xfs_repair -n was not run (" + seen.repair().text() + "): damage outside the "
                    + "file would not have been seen");
        }
        return controlCheck.of(evidence, TraceCheck.exploration(seen, evidence), controls);
    }

    /** How much was corrupt, and the finding that shows it best. */
    private static String counts(ScenarioEvidence evidence, Optional<Finding> shown) {
        return evidence.corrupt() + " of " + evidence.trials() + " trials " + evidence.wrong() + shown.map(f -> ": " + f.sentence()).orElse("");
    }

    /** The guest names the class when the scenario begins; one that never began is named by a control. */
    private static String raceClass(ScenarioEvidence evidence, List<Observation> controls) {
        return !evidence.raceClass().isEmpty() ? evidence.raceClass()
                : controls.stream().flatMap(c -> c.evidence().of(evidence.scenario()).stream()).map(ScenarioEvidence::raceClass)
                        .filter(r -> !r.isEmpty()).findFirst().orElse("");
    }
}
