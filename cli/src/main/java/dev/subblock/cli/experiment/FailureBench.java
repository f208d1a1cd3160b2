package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.ConsoleAnalyzer;
import dev.subblock.analyzers.failure.FailureReader;
import dev.subblock.analyzers.failure.KernelOutcomes;
import dev.subblock.analyzers.failure.Outcome;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.disk.FailingDisk;
import dev.subblock.lab.disk.FailingDisk.Failing;
import dev.subblock.lab.disk.XfsDisk;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.evidence.FailureEvent;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Has a kernel make writes that fail. A guest in which something does not come back is ended, and what is left is asked of
 * another: so a lock that is lost costs us a boot and not the run.
 */
public final class FailureBench {

    /** A kernel that loses a lock at so many pairs is known well enough. */
    private static final int MOST_GUESTS = 12;
    /** A call makes 5 to 40 allocations. */
    private static final int MOST_ALLOCATIONS = 100;

    /** A kind at a point. */
    public record Pair(Kind kind, ErrorPoint point) {}

    /** Makes the directory of a guest, given its number from 1. */
    @FunctionalInterface
    public interface Directories {
        Path of(int guest) throws IOException;
    }

    private final GuestImage image;
    private final GuestNeeds needs;
    private final Accelerator accelerator;
    private final Commands commands;

    FailureBench(GuestImage image, GuestNeeds needs, Accelerator accelerator, Commands commands) {
        this.image = image;
        this.needs = needs;
        this.accelerator = accelerator;
        this.commands = commands;
    }

    /**
     * Asks for all pairs. Whatever a guest does is an outcome; only trouble of ours is thrown.
     *
     * @param directories each exists and is empty
     * @param enough looked at after each outcome: whether the others need not be asked for
     */
    public KernelOutcomes run(Kernel kernel, Path vmlinux, List<Pair> pairs, Directories directories, Predicate<Outcome> enough)
            throws LabException, IOException, InterruptedException {
        KernelOutcomes all = new KernelOutcomes(kernel.id(), kernel.title(), kernel.step(), List.of(), List.of());
        int asked = 0;
        for (int guest = 1; asked < pairs.size() && guest <= MOST_GUESTS; guest++) {
            Path directory = directories.of(guest);
            Boot boot = new Boot(directory, pairs.subList(asked, pairs.size()), enough);
            boot.run(vmlinux);
            asked += boot.asked;
            KernelOutcomes here = new KernelOutcomes(kernel.id(), kernel.title(), kernel.step(), boot.outcomes, boot.damage);
            try (InputStream in = Files.newInputStream(directory.resolve("console.log"))) {
                here = here.with(new ConsoleAnalyzer(kernel.knownLines()).analyze(in).findings());
            }
            here = here.excusing(kernel::known);
            all = all.and(here);
            if (here.outcomes().stream().anyMatch(enough)) {
                return all;
            }
        }
        List<Outcome> left = pairs.subList(asked, pairs.size()).stream()
                .map(p -> Outcome.unknown(p.kind().name(), p.point().word(), 0, "not asked: guest after guest ended")).toList();
        return all.and(new KernelOutcomes(kernel.id(), kernel.title(), kernel.step(), left, List.of()));
    }

    /** One guest, as far as it gets. */
    private final class Boot {
        private static final String PREPARED = "{\"kind\":\"failure-prepared\"";
        private static final String WRITTEN = "{\"kind\":\"failure-written\"";
        private static final String TOLD = "{\"kind\":\"failed-write\"";
        private static final String TROUBLE = "{\"kind\":\"trouble\"";
        private static final String READY = "{\"kind\":\"first-io\"";

        private final Path directory;
        private final List<Pair> pairs;
        private final Predicate<Outcome> enough;
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<String> damage = new ArrayList<>();
        private int asked;

        Boot(Path directory, List<Pair> pairs, Predicate<Outcome> enough) {
            this.directory = directory;
            this.pairs = pairs;
            this.enough = enough;
        }

        void run(Path vmlinux) throws LabException, IOException, InterruptedException {
            XfsDisk xfs = XfsDisk.format(directory.resolve("xfs.img"), Shape.BLOCK, needs.mkfs(), commands);
            boolean whole = false;
            try (FailingDisk disk = FailingDisk.open(xfs.file(), xfs.log(), FailureEvent.MARK, directory.resolve("disk.trace.jsonl"));
                    Guest guest = Guest.start(needs.spec(vmlinux, image, List.of(), List.of(disk.guestDisk())), accelerator, directory)) {
                guest.awaitBoot();
                guest.command("mount " + Shape.BLOCK + " /dev/vda 0", l -> l.startsWith(READY) || l.startsWith(TROUBLE));
                whole = ask(guest, disk);
                if (whole) {
                    guest.shutDown("quit");
                    guest.end();
                } else {
                    guest.close();
                }
                if (disk.failure().isPresent()) {
                    throw new LabException(disk.failure().get());
                }
            } catch (GuestGoneException e) {
                whole = false;
                if (asked < pairs.size()) {
                    Pair last = pairs.get(asked++);
                    outcomes.add(Outcome.unknown(last.kind().name(), last.point().word(), 0, e.getMessage()));
                } else {
                    damage.add("at the end " + e.getMessage());
                }
            }
            if (whole) {
                xfs.damage(commands).forEach(line -> damage.add("xfs_repair: " + line));
            }
            Files.deleteIfExists(xfs.file());
        }

        /** @return whether the guest is still good for something */
        private boolean ask(Guest guest, FailingDisk disk) throws GuestGoneException, InterruptedException {
            while (asked < pairs.size()) {
                Pair pair = pairs.get(asked);
                for (int nth = 1; nth <= MOST_ALLOCATIONS; nth++) {
                    Outcome outcome = ask(guest, disk, pair, nth);
                    boolean behindTheLast = pair.point() == ErrorPoint.MEMORY && nth > 1 && !outcome.reached() && outcome.trouble().isEmpty();
                    if (!behindTheLast || !outcome.wrong().isEmpty()) {
                        outcomes.add(outcome);
                    }
                    if (outcome.endsGuest()) {
                        asked++;
                        return false;
                    }
                    if (pair.point() != ErrorPoint.MEMORY || !outcome.reached()) {
                        break;
                    }
                    if (nth == MOST_ALLOCATIONS) {
                        outcomes.add(Outcome.unknown(pair.kind().name(), pair.point().word(), nth + 1, "not asked: it makes more than " + MOST_ALLOCATIONS + " allocations"));
                    }
                }
                asked++;
                if (outcomes.stream().anyMatch(enough)) {
                    return true;
                }
            }
            return true;
        }

        private Outcome ask(Guest guest, FailingDisk disk, Pair pair, int nth) throws GuestGoneException, InterruptedException {
            List<String> told = new ArrayList<>();
            guest.command("prepare " + pair.kind().name() + " " + pair.point().word() + " nth=" + nth, last(told, PREPARED));
            int failed = 0;
            if (go(told)) {
                disk.fail(failing(pair.point()));
                guest.command("write", last(told, WRITTEN));
                failed = disk.failed();
                disk.fail(Failing.NOTHING);
            }
            if (go(told)) {
                guest.command("check", last(told, TOLD));
            }
            return FailureReader.read(pair.kind().name(), pair.point(), nth, told, failed);
        }

        private Predicate<String> last(List<String> told, String kind) {
            return line -> {
                told.add(line);
                return line.startsWith(kind) || line.startsWith(TOLD) || line.startsWith(TROUBLE);
            };
        }

        private boolean go(List<String> told) {
            String last = told.get(told.size() - 1);
            return !last.startsWith(TOLD) && !last.startsWith(TROUBLE);
        }

        private Failing failing(ErrorPoint point) {
            return switch (point) {
                case DISK_DATA -> Failing.DATA;
                case DISK_PAD -> Failing.PAD;
                case DISK_LOG -> Failing.LOG;
                case DISK_FLUSH -> Failing.FLUSH;
                case DISK_READ -> Failing.READ;
                default -> Failing.NOTHING;
            };
        }
    }
}
