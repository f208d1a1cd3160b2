package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.ConsoleAnalyzer;
import dev.subblock.analyzers.console.ConsoleReport;
import dev.subblock.analyzers.console.GuestEndJudge;
import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.disk.XfsDisk;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestDisk;
import dev.subblock.lab.vm.GuestFacts;
import dev.subblock.lab.vm.GuestGoneException;
import dev.subblock.lab.vm.MachineSpec;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs scenarios on a kernel: one boot, one fresh disk for each block size, the scenarios one after
 * the other, then the disks checked on the host.
 */
public final class TrialBench {

    /** The only order there is as long as QEMU serves the disk itself. */
    public static final String ORDER = "fifo";

    private static final JsonMapper JSON = new JsonMapper();

    private final GuestImage image;
    private final Accelerator accelerator;
    private final Commands commands;

    public TrialBench(GuestImage image, Accelerator accelerator, Commands commands) {
        this.image = image;
        this.accelerator = accelerator;
        this.commands = commands;
    }

    /**
     * Runs them all. Whatever the guest does is an observation; only trouble of ours is thrown.
     *
     * @param token marks the sectors of this boot, 8 hex digits
     * @param directory exists and is empty
     */
    public Boot run(Kernel kernel, Path vmlinux, List<Scenario> scenarios, String token, Path directory)
            throws LabException, IOException, InterruptedException {
        long start = System.nanoTime();
        SortedMap<Integer, XfsDisk> disks = new TreeMap<>();
        for (Scenario scenario : scenarios) {
            if (!disks.containsKey(scenario.blockSize())) {
                Path file = directory.resolve("xfs-" + scenario.blockSize() + ".img");
                disks.put(scenario.blockSize(), XfsDisk.format(file, scenario.blockSize(), List.of(), commands));
            }
        }
        List<XfsDisk> inOrder = List.copyOf(disks.values());
        MachineSpec machine = new MachineSpec(vmlinux, image.initramfs(), List.of(),
                inOrder.stream().<GuestDisk>map(d -> new GuestDisk.Raw(d.file())).toList(), MachineSpec.MEMORY_MIB);
        double[] firstIo = {-1};
        Guest guest = Guest.start(machine, accelerator, directory);
        GuestFacts facts;
        try {
            converse(guest, inOrder, scenarios, token, firstIo);
        } catch (GuestGoneException e) {
            // How it ended is in its facts.
        } finally {
            facts = guest.end();
            Files.writeString(directory.resolve("facts.json"), JSON.writeValueAsString(told(facts)));
        }
        List<Request> requests = scenarios.stream().map(s -> new Request(s.name(), token, s.trials())).toList();
        Observation observation = observe(kernel, facts, requests, inOrder);
        return new Boot(observation, firstIo[0], (System.nanoTime() - start) / 1e9, directory);
    }

    private static void converse(Guest guest, List<XfsDisk> disks, List<Scenario> scenarios, String token, double[] firstIo)
            throws GuestGoneException, InterruptedException {
        guest.awaitBoot();
        for (int i = 0; i < disks.size(); i++) {
            String mount = "mount " + disks.get(i).blockSize() + " /dev/vd" + (char) ('a' + i);
            if (i == 0) {
                guest.command(mount, kind("first-io").or(kind("trouble")));
                firstIo[0] = guest.seconds();
            } else {
                guest.send(mount);
            }
        }
        for (Scenario scenario : scenarios) {
            Predicate<String> ends = kind("scenario-end").or(kind("trouble"));
            String name = "\"" + scenario.name() + "\"";
            guest.command("run " + scenario.name() + " run=" + token + " trials=" + scenario.trials(),
                    line -> ends.test(line) && line.contains(name));
        }
        guest.shutDown("quit");
    }

    /** Good enough to follow the conversation; what counts is read again, strictly, from the evidence file. */
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

    private Observation observe(Kernel kernel, GuestFacts facts, List<Request> requests, List<XfsDisk> disks)
            throws LabException, IOException, InterruptedException {
        Evidence evidence;
        try (InputStream in = Files.newInputStream(facts.evidence())) {
            evidence = EvidenceReader.read(in, requests);
        }
        ConsoleReport console;
        try (InputStream in = Files.newInputStream(facts.console())) {
            console = new ConsoleAnalyzer().analyze(in);
        }
        var hostFacts = new dev.subblock.analyzers.console.GuestFacts(evidence.hello().isPresent(), evidence.bye().isPresent(),
                facts.qemuStatus(), facts.deadlineHit() ? Optional.of(facts.phase().name().toLowerCase(Locale.ROOT)) : Optional.empty());
        return new Observation(kernel.id(), kernel.step(), ORDER, evidence, GuestEndJudge.judge(console, hostFacts),
                console.findings(), check(disks, evidence.bye().isPresent()), Optional.empty());
    }

    private Repair check(List<XfsDisk> disks, boolean unmounted) throws LabException, IOException, InterruptedException {
        if (!unmounted) {
            return Repair.notRun("the guest did not unmount its disks");
        }
        List<String> damage = new ArrayList<>();
        for (XfsDisk disk : disks) {
            List<String> found = disk.damage(commands);
            if (found.isEmpty()) {
                // A clean disk says nothing more; a damaged one is kept to be looked at.
                Files.delete(disk.file());
            } else {
                damage.add(disk.file().getFileName() + ": " + String.join("; ", found));
            }
        }
        return damage.isEmpty() ? Repair.clean() : Repair.dirty(String.join("\n", damage));
    }
}
