package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.cli.exit.CliException;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.GuestFacts;
import dev.subblock.lab.vm.GuestGoneException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs scenarios on a kernel: one guest, a fresh disk for each block size, the scenarios one after the other, then
 * the disks checked on the host; those that have requests fail in a guest of their own. Where a scenario brings the
 * guest down, those that it took with it are run again in another. The kernel boots once for all of them.
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
    private final Clock clock;

    public TrialBench(GuestImage image, Flavour flavour, Accelerator accelerator, Commands commands, Clock clock) {
        this.clock = clock;
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
            throws CliException, LabException, IOException, InterruptedException {
        long start = System.nanoTime();
        List<GuestRun> guests = new ArrayList<>();
        double firstIo = -1;
        List<List<Errand>> companies = Errand.apart(errands);
        try (GuestSource source = new GuestSource(vmlinux, GuestNeeds.of(kernel, flavour), image, accelerator, errands.stream().map(Errand::scenario).toList(), commands)) {
            if (companies.size() > 1) {
                source.keep(directories.of(1));
            }
            for (List<Errand> company : companies) {
                List<Errand> left = company;
                for (int tries = 1; !left.isEmpty(); tries++) {
                    Path directory = directories.of(guests.size() + 1);
                    Attempt attempt = attempt(source, left, order, directory);
                    firstIo = guests.isEmpty() ? attempt.firstIo : firstIo;
                    GuestRun whole = Observer.read(kernel, directory, List.of());
                    List<Errand> again = tries < MOST_GUESTS ? attempt.again(left, whole) : List.of();
                    guests.add(again.isEmpty() ? whole : Observer.read(kernel, directory, again.stream().map(Errand::name).toList()));
                    left = again;
                    if (!left.isEmpty()) {
                        source.keep(directories.of(1));
                    }
                }
            }
        }
        return new Boot(guests, firstIo, (System.nanoTime() - start) / 1e9);
    }

    /** How a guest went. @param broughtDown the errand in which it ended, if it did in one */
    private record Attempt(Optional<Errand> broughtDown, double firstIo) {

        /**
         * What is to be run again: all but what brought the guest down and what it had found before. Something that
         * was clean in a kernel that then died is not known to be clean.
         */
        List<Errand> again(List<Errand> asked, GuestRun run) {
            return broughtDown.isEmpty() ? List.of() : asked.stream().filter(e -> !e.equals(broughtDown.get()) && !found(e, run)).toList();
        }

        private static boolean found(Errand errand, GuestRun run) {
            return run.observation().evidence().of(errand.name()).filter(ScenarioEvidence::usable).filter(e -> e.corrupt() > 0).isPresent();
        }
    }

    /** One guest, from its start to all that there is to know of it being in its directory. */
    private Attempt attempt(GuestSource source, List<Errand> errands, DiskOrder order, Path directory)
            throws LabException, IOException, InterruptedException {
        Asked.write(directory, errands);
        Map<String, Double> caught = new HashMap<>();
        BenchDisks disks = source.disks(directory);
        long began = clock.millis();
        try (Rig rig = source.start(disks, directory)) {
            try {
                rig.mount();
                began = clock.millis();
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
            Span trials = new Span(began, clock.millis());
            Optional<Errand> broughtDown = rig.current();
            GuestFacts facts = rig.end();
            // A QEMU that was killed takes no leave of its disks either.
            Optional<String> trouble = facts.qemuStatus().equals(OptionalInt.of(0)) ? disks.failureOfAnOrderlyGuest() : disks.failure();
            Repair repair = disks.check(Observer.saidBye(facts.evidence(), errands), commands);
            KeptFile.write(directory.resolve(Checked.FILE), new Checked(order.text(), trials, repair, trouble.orElse(null), caught, disks.times()));
            return new Attempt(broughtDown, rig.firstIoSeconds());
        }
    }
}
