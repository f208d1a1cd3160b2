package dev.subblock.cli.report;

import dev.subblock.cli.run.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Run directories made for tests of reports. */
public final class Runs {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> LANDING = List.of("request 1, bytes 0–511: data of write A", "request 3, bytes 0–4095: data of write B",
            "request 2, bytes 512–4095: zeros: the tail pad of write A  <== this one did it");

    private Runs() {}

    /** Of a series of two patches that mends R1 with its second: each verdict there is, a control, and no evidence. */
    public static Path small(Path directory) throws IOException {
        List<Results.StepInfo> steps = List.of(step(null, "stock"), step(0, "step-0"), step(1, "step-1"), step(2, "step-2"), step(null, "control-r1"));
        List<Results.CellInfo> cells = new ArrayList<>();
        cells.add(cell(null, "stock", "R1", "r1-halves", 0, "pass", null));
        cells.add(cell(0, "step-0", "R1", "r1-halves", 18, "fail", null));
        cells.add(cell(0, "step-0", "R2", "r2-head", 24, "fail", null));
        cells.add(cell(1, "step-1", "R1", "r1-halves", 18, "fail", null));
        cells.add(cell(2, "step-2", "R1", "r1-halves", 0, "pass", null));
        cells.add(cell(2, "step-2", "R2", "r2-head", 3, "fail", null));
        cells.add(cell(2, "step-2", "R4", "r4-zeroing", 0, "inconclusive", null));
        cells.add(cell(2, "step-2", "R8", "r8-tail", 0, "error", null));
        cells.add(cell(2, "step-2", "R10", "r10-shared", 2, "skip", "an old bug of the base"));
        cells.add(cell(2, "step-2", "R15", "r15-store", 1, "skip", null));
        cells.add(cell(null, "control-r1", "R1", "r1-halves", 24, "fail", null));
        return write(directory, results("fail", steps, cells), series());
    }

    /** As large as a report has to bear: every second cell fails, with sentences of some length. */
    public static Path largest(Path directory, int kernels, int scenarios, int trials) throws IOException {
        List<Results.StepInfo> steps = new ArrayList<>();
        List<Results.CellInfo> cells = new ArrayList<>();
        for (int k = 0; k < kernels; k++) {
            steps.add(step(k, "step-" + k));
            for (int s = 0; s < scenarios; s++) {
                boolean fails = (k + s) % 2 == 0;
                cells.add(new Results.CellInfo(k, "step-" + k, "R" + (s % 20), "scenario-with-a-long-name-as-they-have-" + s, "explore", trials, fails ? trials / 3 : 0,
                        fails ? "fail" : "pass", "x".repeat(400), fails ? List.of("block 0: " + "<y> ".repeat(200)) : List.of(), true,
                        new Results.OrdersInfo(trials, true, 4, trials, 0), "boot-step-" + k, fails ? LANDING : List.of(), null, null));
            }
        }
        return write(directory, results("pass", steps, cells), series());
    }

    /** Everything that a run can say is said in markup. */
    public static Path hostile(Path directory) throws IOException {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1) ]]> # ok 1 \u0000\u001b[2J\u202e& '\ud800";
        Results.StepInfo step = new Results.StepInfo(1, evil, evil, evil, "ok", evil, 1, List.of(evil), evil, evil, List.of(evil), List.of(evil));
        Results.CellInfo cell = new Results.CellInfo(1, evil, evil, evil, evil, 3, 2, "fail", evil, List.of(evil), true, null, evil, List.of(evil), null, List.of(evil));
        Results results = new Results(1, evil, 0, evil, new Results.BaseInfo(evil, evil, evil, evil, List.of(evil), null, null), new Results.SeriesInfo(evil, evil, null),
                new Results.Host(evil, evil, evil, evil), List.of(step), List.of(cell), List.of(new Results.ClaimInfo(evil, evil, 1, evil, evil)),
                List.of(new Results.ControlInfo(evil, List.of(evil), evil, evil, evil, List.of())), List.of(evil), null, Map.of());
        // Half a surrogate pair has no UTF-8, but JSON has words for it.
        String said = JSON.writeValueAsString(evil).replace("\ud800", "\\ud800");
        return write(directory, results, "{\"schema\":1,\"name\":" + said + ",\"version\":" + said + ",\"cover\":" + said + ",\"patches\":[{\"number\":1,\"title\":" + said
                + ",\"author\":" + said + ",\"date\":" + said + ",\"message\":" + said + ",\"diff\":" + said + "}],\"claims\":[{\"id\":" + said + ",\"scenarios\":[\"*\"],\"from\":1}]}");
    }

    static Path write(Path directory, Results results, String series) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("results.json"), JSON.writeValueAsString(results).replace("\ud800", "\\ud800"));
        if (!series.isEmpty()) {
            Files.writeString(directory.resolve("series.json"), series);
        }
        return directory;
    }

    static Results results(String verdict, List<Results.StepInfo> steps, List<Results.CellInfo> cells) {
        return new Results(1, verdict, verdict.equals("running") ? null : 1, verdict.equals("running") ? "the run has not ended" : "claim serialised is refuted",
                new Results.BaseInfo("linux-6.1", "6.1.192-2", "c", "s", List.of(), null, null), new Results.SeriesInfo("xfs-unaligned-dio", "v3", null), new Results.Host("0.1.0", "tcg", "java", null),
                steps, cells, List.of(new Results.ClaimInfo("serialised", "It is the submission that is serialised.", 2, "holds", "clean in 1 cell at step 2")),
                List.of(new Results.ControlInfo("r1", List.of("R1"), "the race of two pads", "caught", "caught in trial 1", List.of(new Results.CatchInfo("r1-halves", "explore", 1, 24, 24, 0.5))),
                        new Results.ControlInfo("r9", List.of("R9"), "no drain", "missed", "nothing caught it", List.of())), List.of(), null, Map.of("boot step-2", 4.25));
    }

    static String series() {
        return """
                {"schema": 1, "name": "xfs-unaligned-dio", "version": "v3", "patches": [
                 {"number": 1, "title": "xfs: factor common checks", "author": "A <a@example.org>", "date": "2025-01-01T00:00Z", "message": "xfs: factor common checks\\n\\nNo change.", "diff": "--- a/x\\n+++ b/x\\n@@ -1 +1 @@\\n-a\\n+b\\n"},
                 {"number": 2, "title": "xfs: serialise", "author": "A <a@example.org>", "date": "2025-01-02T00:00Z", "message": "xfs: serialise\\n\\nIt does.", "diff": "--- a/x\\n+++ b/x\\n@@ -1 +1 @@\\n-b\\n+c\\n"}],
                 "claims": [{"id": "serialised", "scenarios": ["r1-*"], "from": 2}]}
                """;
    }

    private static Results.StepInfo step(Integer step, String kernel) {
        return new Results.StepInfo(step, kernel, step == null ? "linux-6.1" : "patch " + step, "c0ffee", "ok", "739450e3", 0, List.of(), "ok", "clean", List.of(), List.of());
    }

    private static Results.CellInfo cell(Integer step, String kernel, String raceClass, String scenario, int corrupt, String verdict, String known) {
        return new Results.CellInfo(step, kernel, raceClass, scenario, "explore", 24, corrupt, verdict, corrupt + " of 24 trials corrupt",
                corrupt > 0 ? List.of("block 0: bytes 512–4095 read as zeros; class " + raceClass) : List.of(), !verdict.equals("skip"),
                new Results.OrdersInfo(24, true, 4, 256, 0), "boot-" + kernel, corrupt > 0 ? LANDING : List.of(), known, corrupt > 0 ? List.of(raceClass) : List.of());
    }
}
