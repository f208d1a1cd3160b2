package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kernel's scenarios, done: what a run that is gone on with need not do again. It is written last, when all that it
 * speaks of is on the disk; a boot without it was interrupted.
 *
 * @param image the kernel's
 * @param firstIoSeconds as in {@link Boot}
 * @param seconds as in {@link Boot}
 */
record KeptBoot(String image, double firstIoSeconds, double seconds, List<KeptGuest> guests) {

    /** In the directory of the boot's first guest. */
    private static final String FILE = "boot.json";

    KeptBoot {
        guests = List.copyOf(guests);
    }

    /** @param directory its name in the run */
    record KeptGuest(String directory, List<String> elsewhere) {
        KeptGuest {
            elsewhere = List.copyOf(elsewhere);
        }
    }

    static void write(Path run, Kernel kernel, String image, Boot boot) throws IOException {
        List<KeptGuest> guests = new ArrayList<>();
        for (GuestRun guest : boot.guests()) {
            KeptFile.syncAll(guest.directory());
            guests.add(new KeptGuest(guest.directory().getFileName().toString(), guest.elsewhere()));
        }
        KeptFile.write(run.resolve(directory(kernel, 1)).resolve(FILE), new KeptBoot(image, boot.firstIoSeconds(), boot.seconds(), guests));
    }

    /**
     * The boot that a run has of a kernel.
     *
     * @return empty if it has none that was finished, or one of another image
     * @throws CliException if it is damaged
     */
    static Optional<Boot> read(Path run, Kernel kernel, String image) throws CliException, IOException {
        Path file = run.resolve(directory(kernel, 1)).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        KeptBoot kept = KeptFile.read(file, KeptBoot.class);
        if (!kept.image().equals(image)) {
            return Optional.empty();
        }
        List<GuestRun> guests = new ArrayList<>();
        for (KeptGuest guest : kept.guests()) {
            Path directory = run.resolve(guest.directory()).normalize();
            if (!run.normalize().equals(directory.getParent())) {
                throw CliException.trouble(file + " is damaged: it speaks of " + guest.directory());
            }
            guests.add(Observer.read(kernel, directory, guest.elsewhere()));
        }
        return Optional.of(new Boot(guests, kept.firstIoSeconds(), kept.seconds()));
    }

    /** Removes what an interrupted boot of a kernel left. */
    static void remove(RunDirectory run, Kernel kernel) throws IOException {
        run.remove(Pattern.quote(directory(kernel, 1)) + "(-\\d+)?");
    }

    /** Of a guest, counted from 1. */
    static String directory(Kernel kernel, int guest) {
        return "boot-" + kernel.id() + (guest == 1 ? "" : "-" + guest);
    }
}
