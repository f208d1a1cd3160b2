package dev.subblock.cli.experiment;

import dev.subblock.lab.LabException;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestFacts;
import dev.subblock.lab.vm.GuestGoneException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A guest with its disks, while it runs: asked for one errand after the other. Used by one thread, which must
 * outlive it.
 */
final class Rig implements AutoCloseable {

    private final Guest guest;
    private final BenchDisks disks;
    private final Path directory;
    private final double before;
    private double ready = -1;
    private double firstIo = -1;
    private Errand current;

    /** @param before seconds from power-on to the start of this guest, if it goes on from a snapshot made for it */
    Rig(Guest guest, BenchDisks disks, Path directory, double before) {
        this.guest = guest;
        this.disks = disks;
        this.directory = directory;
        this.before = before;
    }

    /** Waits for the guest and mounts its disks. */
    void mount() throws GuestGoneException, InterruptedException {
        guest.awaitBoot();
        ready = guest.seconds();
        for (String command : disks.mountCommands()) {
            if (firstIo < 0) {
                guest.command(command, kind("first-io").or(kind("trouble")));
                firstIo = before + guest.seconds();
            } else {
                guest.send(command);
            }
        }
    }

    /** Runs one. @throws GuestGoneException if the guest ends or says nothing within its deadline: {@link #current} tells in what */
    Heard run(Errand errand, DiskOrder order) throws GuestGoneException, LabException, InterruptedException {
        current = errand;
        disks.of(errand.scenario()).order(order);
        String name = "\"" + errand.name() + "\"";
        Predicate<String> ends = kind("scenario-end").or(kind("trouble"));
        Predicate<String> wrong = kind("miscompare").or(kind("bad-result")).or(kind("bad-size"));
        double began = guest.seconds();
        double[] caught = {-1};
        List<String> lines = new ArrayList<>();
        guest.command(errand.command(), line -> {
            lines.add(line);
            if (caught[0] < 0 && wrong.test(line)) {
                caught[0] = guest.seconds();
            }
            return ends.test(line) && (line.contains(name) || line.contains("\"scenario\":\"\""));
        });
        current = null;
        return new Heard(errand, began, caught[0], guest.seconds(), lines);
    }

    /** The errand the guest is busy with, if it is. */
    Optional<Errand> current() {
        return Optional.ofNullable(current);
    }

    /** From QEMU's start to the guest waiting for commands; negative if it never did. */
    double readySeconds() {
        return ready;
    }

    /** From power-on to the first AIO acknowledged in Java; negative if none was. */
    double firstIoSeconds() {
        return firstIo;
    }

    void quit() throws GuestGoneException, InterruptedException {
        guest.shutDown("quit");
    }

    /** Ends the guest, if it runs, then its disks. */
    GuestFacts end() throws LabException, IOException, InterruptedException {
        try {
            GuestFacts facts = guest.end();
            KeptFile.write(directory.resolve(Facts.FILE), Facts.of(facts));
            return facts;
        } finally {
            disks.close();
        }
    }

    private static Predicate<String> kind(String kind) {
        String start = "{\"kind\":\"" + kind + "\"";
        return line -> line.startsWith(start);
    }

    /** Kills what still runs. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            guest.close();
        } finally {
            disks.close();
        }
    }
}
