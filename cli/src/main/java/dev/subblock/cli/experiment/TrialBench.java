package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.GuestFacts;
import dev.subblock.lab.vm.GuestGoneException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs scenarios on a kernel: one boot, a fresh disk for each block size, the scenarios one after the other, then
 * the disks checked on the host; those that have requests fail in a boot of their own. Where a scenario brings the guest down, those that it took with it are run again in
 * another guest.
 */
public final class TrialBench {

    /** A kernel that dies of so many scenarios is known well enough. */
    private static final int MOST_GUESTS = 4;

    /** Makes the directory of a guest, given its number from 1. */
    @FunctionalInterface
    public interface Directories {
        Path of(int guest) throws IOException;
    }

    private final GuestImage image;
    private final Flavour flavour;
    private final Accelerator accelerator;
    private final Commands commands;

    public TrialBench(GuestImage image, Flavour flavour, Accelerator accelerator, Commands commands) {
        this.image = image;
        this.flavour = flavour;
        this.accelerator = accelerator;
        this.commands = commands;
    }

    /**
     * Runs them all. Whatever a guest does is an observation; only trouble of ours is thrown.
     *
     * @param directories each exists and is empty
     */
    public Boot run(Kernel kernel, Path vmlinux, List<Errand> errands, DiskOrder order, Directories directories)
            throws LabException, IOException, InterruptedException {
        long start = System.nanoTime();
        List<GuestRun> guests = new ArrayList<>();
        double firstIo = -1;
        for (List<Errand> company : Errand.apart(errands)) {
            List<Errand> left = company;
            for (int tries = 1; !left.isEmpty(); tries++) {
                Attempt attempt = attempt(kernel, vmlinux, left, order, directories.of(guests.size() + 1));
                firstIo = guests.isEmpty() ? attempt.firstIo : firstIo;
                List<Errand> again = tries < MOST_GUESTS ? attempt.again(left) : List.of();
                guests.add(attempt.without(again));
                left = again;
            }
        }
        return new Boot(guests, firstIo, (System.nanoTime() - start) / 1e9);
    }

    /** One guest with what is known of it. @param broughtDown the errand in which it ended, if it did in one */
    private record Attempt(GuestRun run, Optional<Errand> broughtDown, double firstIo) {

        /**
         * What is to be run again: all but what brought the guest down and what it had found before. Something that
         * was clean in a kernel that then died is not known to be clean.
         */
        List<Errand> again(List<Errand> asked) {
            return broughtDown.isEmpty() ? List.of() : asked.stream().filter(e -> !e.equals(broughtDown.get()) && !found(e)).toList();
        }

        private boolean found(Errand errand) {
            return run.observation().evidence().of(errand.name()).filter(ScenarioEvidence::usable).filter(e -> e.corrupt() > 0).isPresent();
        }

        GuestRun without(List<Errand> again) {
            return new GuestRun(Observer.without(run.observation(), again), run.caughtAfter(), run.times(), run.directory());
        }
    }

    private Attempt attempt(Kernel kernel, Path vmlinux, List<Errand> errands, DiskOrder order, Path directory)
            throws LabException, IOException, InterruptedException {
        Asked.write(directory, errands);
        Map<String, Double> caught = new HashMap<>();
        GuestNeeds needs = GuestNeeds.of(kernel, flavour);
        BenchDisks disks = BenchDisks.open(errands.stream().map(Errand::scenario).toList(), needs.mkfs(), directory, commands);
        try (Rig rig = Rig.start(vmlinux, needs, image, accelerator, disks, directory)) {
            try {
                rig.mount();
                for (Errand errand : errands) {
                    Heard heard = rig.run(errand, order);
                    if (heard.caught() >= 0) {
                        caught.put(errand.name(), heard.caught() - rig.readySeconds());
                    }
                }
                rig.quit();
            } catch (GuestGoneException e) {
                // How it ended is in its facts.
            }
            Optional<Errand> broughtDown = rig.current();
            GuestFacts facts = rig.end();
            GuestRun run = new GuestRun(new Observer(commands).observe(kernel, order, facts, errands, disks), caught, disks.times(), directory);
            return new Attempt(run, broughtDown, rig.firstIoSeconds());
        }
    }
}
