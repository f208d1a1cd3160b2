package dev.subblock.cli.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results of a small run, for tests: the base, a control that fires, and a last step that is clean. */
public final class Given {

    private Given() {}

    public static Results results() {
        return new Results(1, "pass", 0, "the claim holds",
                new Results.BaseInfo("linux-6.1", "6.1.192-2", "3f21148b", "ae95fe63", List.of(), null, null),
                new Results.SeriesInfo("xfs-unaligned-dio", "v2", null), new Results.Host("0.1.0", "tcg", "java-61df40ca", null),
                List.of(step(null, "stock", "linux-6.1 6.1.192-2"), step(0, "step-0", "xfs: undo the unaligned dio work"),
                        step(1, "step-1", "xfs: serialise unaligned direct I/O")),
                List.of(cell(null, "stock", 0, "pass"), cell(0, "step-0", 30, "fail"), cell(1, "step-1", 0, "pass")),
                List.of(new Results.ClaimInfo("serialised", "It is the submission that is serialised.", 1, "holds",
                        "clean in 1 cell at step 1")), List.of(), List.of(), null,
                new TreeMap<>(Map.of("boot step-0", 4.25, "build step-1", 12.0)));
    }

    public static Results.StepInfo step(Integer step, String kernel, String title) {
        return new Results.StepInfo(step, kernel, title, "c0ffee", "ok", "739450e3", 0, List.of(), "ok", "clean", List.of(), List.of());
    }

    public static Results.CellInfo cell(Integer step, String kernel, int corrupt, String verdict) {
        return new Results.CellInfo(step, kernel, "R1", "r1-4k-hole-one-halves", "fifo", 32, corrupt, verdict,
                corrupt > 0 ? corrupt + " of 32 trials corrupt" : "0 of 32 trials corrupt, 30 of 32 in the control",
                corrupt > 0 ? List.of("block 0: bytes 0–2047 read as zeros: exactly the head pad of write 2; class R1") : List.of(), true, null, "boot-" + kernel, List.of(), null, corrupt > 0 ? List.of("R1") : List.of());
    }

    /** A cell of any scenario under exploration. */
    public static Results.CellInfo cell(Integer step, String kernel, String raceClass, String scenario, int corrupt, String verdict) {
        return new Results.CellInfo(step, kernel, raceClass, scenario, "explore", 24, corrupt, verdict, corrupt + " of 24 trials corrupt",
                corrupt > 0 ? List.of("block 0: bytes 0–511 read as zeros; class " + raceClass) : List.of(), !verdict.equals("skip"),
                new Results.OrdersInfo(24, true, 4, 256, 0), "boot-" + kernel, List.of(), null, corrupt > 0 ? List.of(raceClass) : List.of());
    }

    /** The same run with other steps and cells. */
    public static Results with(List<Results.StepInfo> steps, List<Results.CellInfo> cells) {
        Results r = results();
        return new Results(r.schema(), r.verdict(), r.exit(), r.reason(), r.base(), r.series(), r.host(), steps, cells, r.claims(), r.controls(), r.uncaught(), r.exploration(), r.timings());
    }
}
