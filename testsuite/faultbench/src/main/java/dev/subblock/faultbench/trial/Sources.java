package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.tool.Findings;
import dev.subblock.faultbench.tool.Surroundings;
import dev.subblock.faultbench.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The cases in which somebody edits what a run is about. */
final class Sources {

    private Sources() {}

    /** What is known of the old patch says nothing of the new one: the run must not go on. */
    static String series(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException {
        Surroundings surroundings = machine.surroundings("p");
        Path series = Files.createDirectory(surroundings.work().resolve("series"));
        Path carried = machine.home().resolve("patches/series/linux-6.1/xfs-unaligned-dio/v3");
        try (Stream<Path> all = Files.list(carried)) {
            for (Path file : all.toList()) {
                Files.copy(file, series.resolve(file.getFileName()));
            }
        }
        Tool tool = machine.tool(surroundings);
        Tool.Run first = tool.start("verify", "--series", series.toString(), "--scenario", Machine.SCENARIO);
        while (first.process().isAlive() && surroundings.latest().filter(r -> Files.exists(r.resolve("commission.json"))).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        first.kill();
        edit(series);
        Tool.Run second = tool.run("verify", "--continue", surroundings.latest().orElseThrow().toString());
        int exit = second.process().exitValue();
        check.that(exit == 129, "exit " + exit + " instead of 129: " + second.lastWords());
        check.that(second.lastWords().contains("has changed since"), "it does not say why: " + second.lastWords());
        check.none(second.defects());
        check.none(surroundings.running());
        check.none(surroundings.files());
        return "exit " + exit + ": " + second.lastWords();
    }

    /** Adds a word to a comment that the last patch that can adds: all apply as before. */
    private static void edit(Path series) throws IOException {
        List<Path> patches;
        try (Stream<Path> all = Files.list(series)) {
            patches = all.filter(p -> p.toString().endsWith(".patch")).sorted(Comparator.reverseOrder()).toList();
        }
        for (Path patch : patches) {
            String text = Files.readString(patch);
            String edited = text.replaceFirst("(?m)^(\\+\\s+\\* \\w.*)$", "$1 indeed");
            if (!edited.equals(text)) {
                Files.writeString(patch, edited);
                return;
            }
        }
        throw new IOException("no patch of " + series + " adds a comment");
    }

    /** What is judged is the tree as it was when it was looked at: its kernel is that of the step it was made of. */
    static String tree(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException {
        Surroundings surroundings = machine.surroundings("t");
        Path tree = surroundings.work().resolve("tree");
        Tool tool = machine.tool(surroundings);
        Tool.Run made = tool.run("apply", "--upto", "0", "--tree", tree.toString());
        if (made.process().exitValue() != 0) {
            throw new IOException("no tree: " + made.lastWords());
        }
        Tool.Run run = tool.start("reproduce", "--tree", tree.toString(), "--scenario", Machine.SCENARIO);
        while (run.process().isAlive() && surroundings.latest().filter(r -> Files.exists(r.resolve("results.json"))).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Files.writeString(tree.resolve("fs/xfs/xfs_file.c"), "#error edited underfoot\n");
        int exit = run.await();
        Findings findings = Findings.read(surroundings.latest().orElseThrow());
        check.that(exit == 1, "exit " + exit + " instead of 1, which is what step 0 deserves: " + run.lastWords());
        check.that("fail".equals(findings.cells().get("tree " + Machine.SCENARIO)), "the tree's cell is " + findings.cells().get("tree " + Machine.SCENARIO));
        check.that(findings.images().get("step-0").equals(findings.images().get("tree")), "another kernel was judged than that of the tree as it was");
        check.none(run.defects());
        check.none(surroundings.running());
        check.none(surroundings.files());
        return "exit " + exit + ": what was judged is the tree as it was";
    }
}
