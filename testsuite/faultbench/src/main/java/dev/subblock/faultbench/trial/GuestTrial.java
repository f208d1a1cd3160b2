package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.table.GuestCase;
import dev.subblock.faultbench.table.Outcome;
import dev.subblock.faultbench.tool.Findings;
import dev.subblock.faultbench.tool.Surroundings;
import dev.subblock.faultbench.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A case in which something is done to the guest of the base as it came; its controls are left alone. */
public final class GuestTrial {

    private static final String[] ARGUMENTS = {"reproduce", "--stock", "--scenario", Machine.SCENARIO};

    private final Machine machine;
    private final Findings undisturbed;

    private GuestTrial(Machine machine, Findings undisturbed) {
        this.machine = machine;
        this.undisturbed = undisturbed;
    }

    /** Runs it undisturbed first. @throws IOException if that does not earn a pass: then nothing can be learnt here */
    public static GuestTrial prepare(Machine machine) throws IOException, InterruptedException {
        Findings undisturbed = machine.undisturbed(ARGUMENTS).findings();
        if (!undisturbed.verdict().equals("pass")) {
            throw new IOException("undisturbed, the run is no pass: " + undisturbed.words());
        }
        return new GuestTrial(machine, undisturbed);
    }

    public Outcome run(GuestCase asked) throws IOException, InterruptedException {
        Surroundings surroundings = machine.surroundings(asked.name());
        long start = System.nanoTime();
        Machine.Disturbed disturbed = machine.disturbed(surroundings, "images/" + undisturbed.images().get(Machine.STOCK) + "/", asked.phase(), asked.deeds());
        Tool.Run run = disturbed.tool().run(ARGUMENTS);
        int exit = run.process().exitValue();
        Check check = new Check();
        check.that(Files.exists(disturbed.done()), "it was not done: the guest did not come so far");
        Optional<Path> directory = surroundings.latest();
        Optional<Findings> found = Optional.empty();
        if (directory.isPresent() && Files.exists(directory.get().resolve("results.json"))) {
            found = Optional.of(Findings.read(directory.get()));
        }
        check.guest(asked, exit, found, undisturbed);
        check.none(run.defects());
        check.none(surroundings.running());
        check.none(surroundings.files());
        return new Outcome(asked.name(), asked.words(), words(exit, found, run), check.wrong(), null, (System.nanoTime() - start) / 1e9);
    }

    /** The reason is the tool's: of the cell, or its last words where it has no cell. */
    private static String words(int exit, Optional<Findings> found, Tool.Run run) throws IOException {
        String cell = Machine.STOCK + " " + Machine.SCENARIO;
        String judged = found.map(f -> ", boot " + f.boots().getOrDefault(Machine.STOCK, "pending") + ", cell " + f.cells().getOrDefault(cell, "none"))
                .orElse(", no results");
        String reason = found.map(f -> f.reasons().getOrDefault(cell, "")).filter(r -> !r.isEmpty()).orElse(run.lastWords());
        return "exit " + exit + judged + (exit == 0 || reason.isBlank() ? "" : ": " + reason);
    }
}
