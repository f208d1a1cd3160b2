package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.ConsoleAnalyzer;
import dev.subblock.analyzers.protocol.KernelSeen;
import dev.subblock.analyzers.protocol.KindSeen;
import dev.subblock.analyzers.protocol.WatchReader;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.disk.SlowDisk;
import dev.subblock.lab.disk.XfsDisk;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Has a kernel make writes of kinds while it tells what it does. One write is under way at a time, so there is no order to
 * choose; but the disk takes its time, so that a write is never complete before the kernel has done with asking for it.
 */
public final class WatchBench {

    /** A kernel that dies of so many kinds is known well enough. */
    private static final int MOST_GUESTS = 3;
    /** Twenty times what an emulated kernel takes from a submission to the end of the call. */
    private static final Duration DELAY = Duration.ofMillis(8);
    private static final Predicate<String> TROUBLE = line -> line.startsWith("{\"kind\":\"trouble\"");
    private static final Predicate<String> READY = line -> line.startsWith("{\"kind\":\"first-io\"");

    /** Makes the directory of a guest, given its number from 1. */
    @FunctionalInterface
    public interface Directories {
        Path of(int guest) throws IOException;
    }

    private final GuestImage image;
    private final GuestNeeds needs;
    private final Accelerator accelerator;
    private final Commands commands;

    public WatchBench(GuestImage image, GuestNeeds needs, Accelerator accelerator, Commands commands) {
        this.image = image;
        this.needs = needs;
        this.accelerator = accelerator;
        this.commands = commands;
    }

    /**
     * Asks for all kinds. Whatever a guest does is seen; only trouble of ours is thrown.
     *
     * @param repeats how many times each is made
     * @param directories each exists and is empty
     */
    public KernelSeen run(Kernel kernel, Path vmlinux, List<Kind> kinds, int repeats, Directories directories)
            throws LabException, IOException, InterruptedException {
        List<KindSeen> seen = new ArrayList<>();
        List<String> lacks = new ArrayList<>();
        List<String> console = new ArrayList<>();
        for (int guest = 1; seen.size() < kinds.size() && guest <= MOST_GUESTS; guest++) {
            Path directory = directories.of(guest);
            Path disk = directory.resolve("xfs.img");
            XfsDisk.format(disk, Shape.BLOCK, needs.mkfs(), commands);
            run(vmlinux, kinds, repeats, directory, disk, seen, lacks);
            Files.deleteIfExists(disk);
            try (InputStream in = Files.newInputStream(directory.resolve("console.log"))) {
                new ConsoleAnalyzer(kernel.knownLines()).analyze(in).findings().forEach(f -> console.add(f.id() + ": " + f.text()));
            }
        }
        for (Kind kind : kinds.subList(seen.size(), kinds.size())) {
            seen.add(new KindSeen(kind.name(), Optional.empty(), "not asked: guest after guest ended", List.of()));
        }
        return new KernelSeen(kernel.id(), kernel.title(), kernel.step(), lacks.stream().distinct().filter(e -> kernel.lacksEvent(e).isEmpty()).toList(), console, seen);
    }

    private void run(Path vmlinux, List<Kind> kinds, int repeats, Path directory, Path disk, List<KindSeen> seen, List<String> lacks)
            throws LabException, IOException, InterruptedException {
        try (SlowDisk slow = SlowDisk.open(disk, directory.resolve("disk.trace.jsonl"), DELAY);
                Guest guest = Guest.start(needs.spec(vmlinux, image, List.of(), List.of(slow.guestDisk())), accelerator, directory)) {
            guest.awaitBoot();
            guest.command("mount " + Shape.BLOCK + " /dev/vda 0", READY.or(TROUBLE));
            while (seen.size() < kinds.size()) {
                Kind kind = kinds.get(seen.size());
                List<String> told = new ArrayList<>();
                try {
                    ask(guest, kind.name(), repeats, told);
                } catch (GuestGoneException e) {
                    seen.add(new KindSeen(kind.name(), Optional.empty(), e.getMessage(), List.of()));
                    throw e;
                }
                WatchReader.lacks(told).ifPresent(lacks::addAll);
                seen.add(WatchReader.read(kind.name(), repeats, told));
            }
            guest.shutDown("quit");
            guest.end();
            Optional<String> failure = slow.failure();
            if (failure.isPresent()) {
                throw new LabException(failure.get());
            }
        } catch (GuestGoneException e) {
            // What it was asked for last is known to have ended it; the others are asked of another guest.
        }
    }

    private static void ask(Guest guest, String kind, int repeats, List<String> told) throws GuestGoneException, InterruptedException {
        String end = "{\"kind\":\"watch-end\",\"write\":\"" + kind + "\",\"repeat\":" + repeats + ",";
        guest.command("watch " + kind + " repeats=" + repeats, line -> {
            told.add(line);
            return line.startsWith(end) || TROUBLE.test(line);
        });
    }
}
