package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the order of one trial again, on the same kernel. */
public final class Replay {

    private final Workplace workplace;
    private final Laboratory laboratory;
    private final RunDirectory run;

    public Replay(Workplace workplace, Laboratory laboratory, RunDirectory run) {
        this.workplace = workplace;
        this.laboratory = laboratory;
        this.run = run;
    }

    /**
     * How it went.
     *
     * @param same trials in which the same bytes were wrong in the same way
     * @param otherwise trials in which something else was wrong
     */
    public record Outcome(int times, int same, int otherwise) {

        /** A twentieth of the trials may be disturbed by the machine they run on. */
        private static final double ENOUGH = 0.95;

        public boolean reproduced() {
            return same >= ENOUGH * times;
        }
    }

    /**
     * Runs it.
     *
     * @param trial one that is told of in full
     * @throws CliException if the trial's order is not known, or was not corrupt
     */
    public Outcome run(KernelImage image, GuestNeeds needs, KeptCell cell, int trial, int times) throws CliException, LabException, IOException, InterruptedException {
        Signature wanted = Signature.of(cell.evidence(), trial);
        if (wanted.wrong().isEmpty() && cell.evidence().told().contains(trial)) {
            throw CliException.usage("trial " + trial + " of " + cell.cell().scenario() + " is wrong in what was in flight together: an order"
                    + " of completions does not bring that about; run it again with subblock reproduce --scenario " + cell.cell().scenario());
        }
        if (wanted.wrong().isEmpty()) {
            throw CliException.usage("nothing wrong is told of trial " + trial + " of " + cell.cell().scenario());
        }
        ScenarioTrace trace = cell.trace().orElseThrow(() -> CliException.trouble("the disk kept no trace of " + cell.cell().scenario()
                + ": its order is not known"));
        run.write("order.txt", RecordedTrial.of(trace, trial, cell.evidence().blockSize()).text());
        Path file = run.path().resolve("order.txt");
        Scenario scenario = cell.asked().parsed();
        RunTokens tokens = new RunTokens(workplace.random());
        int same = 0;
        int otherwise = 0;
        try (GuestSource source = laboratory.guests(image, needs, List.of(scenario));
                LiveGuest guest = LiveGuest.start(source, run.subdirectory("boot-" + cell.cell().kernel()), workplace.commands())) {
            // Of more trials in one go some would only be counted.
            for (int done = 0; done < times; done += Event.DETAILED_TRIALS) {
                int some = Math.min(Event.DETAILED_TRIALS, times - done);
                ScenarioEvidence evidence = guest.ask(Errand.of(scenario, tokens.next(), some), new DiskOrder.Replay(file));
                if (!evidence.usable() || evidence.trials() != some) {
                    throw CliException.trouble("the replay's evidence can't be used: " + evidence.defects().stream().findFirst().orElse("it is not whole"));
                }
                for (int i = 0; i < some; i++) {
                    Signature got = Signature.of(evidence, i);
                    same += got.equals(wanted) ? 1 : 0;
                    otherwise += !got.equals(wanted) && !got.wrong().isEmpty() ? 1 : 0;
                }
            }
            guest.quit();
        } catch (GuestGoneException e) {
            throw CliException.trouble("the guest did not stay for the replay: " + e.getMessage() + "; see " + run.path());
        }
        return new Outcome(times, same, otherwise);
    }
}
