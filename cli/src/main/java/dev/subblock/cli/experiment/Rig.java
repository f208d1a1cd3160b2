package dev.subblock.cli.experiment;

import dev.subblock.lab.LabException;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestDisk;
import dev.subblock.lab.vm.GuestFacts;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.lab.vm.MachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A guest with its disks, while it runs: asked for one errand after the other. Used by one thread, which must
 * outlive it.
 */
final class Rig implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Guest guest;
    private final BenchDisks disks;
    private final Path directory;
    private double ready = -1;
    private double firstIo = -1;
    private Errand current;

    private Rig(Guest guest, BenchDisks disks, Path directory) {
        this.guest = guest;
        this.disks = disks;
        this.directory = directory;
    }

    /** Starts a guest; it is not waited for. @param directory exists and is empty */
    static Rig start(Path vmlinux, GuestNeeds needs, GuestImage image, Accelerator accelerator, BenchDisks disks, Path directory)
            throws LabException, IOException, InterruptedException {
        MachineSpec machine = needs.spec(vmlinux, image, List.of(), disks.ofTheGuest());
        return new Rig(Guest.start(machine, accelerator, directory), disks, directory);
    }

    /** Waits for the guest and mounts its disks. */
    void mount() throws GuestGoneException, InterruptedException {
        guest.awaitBoot();
        ready = guest.seconds();
        for (String command : disks.mountCommands()) {
            if (firstIo < 0) {
                guest.command(command, kind("first-io").or(kind("trouble")));
                firstIo = guest.seconds();
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

    /** From QEMU's start to the first AIO acknowledged in Java; negative if none was. */
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
            Files.writeString(directory.resolve("facts.json"), JSON.writeValueAsString(told(facts)));
            return facts;
        } finally {
            disks.close();
        }
    }

    private static Predicate<String> kind(String kind) {
        String start = "{\"kind\":\"" + kind + "\"";
        return line -> line.startsWith(start);
    }

    /** What is known of the guest's end, for someone who asks why. */
    private static Map<String, Object> told(GuestFacts facts) {
        Map<String, Object> told = new TreeMap<>();
        told.put("phase", facts.phase().name().toLowerCase(Locale.ROOT));
        told.put("deadlineHit", facts.deadlineHit());
        facts.qemuStatus().ifPresent(status -> told.put("qemuStatus", status));
        told.put("shutdownReason", facts.shutdownReason());
        told.put("qemuMessage", facts.qemuMessage());
        told.put("bootSeconds", facts.bootSeconds());
        return told;
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
