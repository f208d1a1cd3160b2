package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.table.GuestCase;
import dev.subblock.faultbench.tool.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what came out of a case against what must. */
final class Check {

    private final List<String> wrong = new ArrayList<>();

    /** Notes what is wrong, unless it is so. */
    void that(boolean so, String otherwise) {
        if (!so) {
            wrong.add(otherwise);
        }
    }

    void none(List<String> unwanted) {
        wrong.addAll(unwanted);
    }

    List<String> wrong() {
        return wrong;
    }

    /**
     * Of a run with a disturbed guest.
     *
     * @param found what its results say; empty if there are none
     * @param undisturbed the same run without the disturbance
     */
    void guest(GuestCase asked, int exit, Optional<Findings> found, Findings undisturbed) {
        that(asked.exits().contains(exit), "exit " + exit + ", expected " + asked.exits());
        if (found.isEmpty()) {
            that(asked.cells().contains("none"), "no results");
            return;
        }
        Findings findings = found.get();
        that(asked.mayPass() || !findings.verdict().equals("pass"), "a pass that was not earned");
        that(findings.exit().isEmpty() || findings.exit().get() == exit, "results.json says exit " + findings.exit().orElse(-1));
        that(exit == 128 || findings.exit().isPresent(), "results.json says that the run goes on");
        String boot = findings.boots().getOrDefault(Machine.STOCK, "pending");
        that(asked.guests().isEmpty() || asked.guests().contains(boot), "the boot is judged " + boot + ", expected " + asked.guests());
        String cell = findings.cells().getOrDefault(Machine.STOCK + " " + Machine.SCENARIO, "none");
        that(asked.cells().contains(cell), "the cell's verdict is " + cell + ", expected " + asked.cells());
        undisturbed.cells().forEach((name, verdict) -> {
            if (!name.startsWith(Machine.STOCK + " ")) {
                that(verdict.equals(findings.cells().get(name)), name + " was " + verdict + " and is " + findings.cells().get(name) + ": lost");
            }
        });
    }
}
