package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.tool.Surroundings;
import dev.subblock.faultbench.tool.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases in which the disks and the clock under the tool are not what they should be. */
final class Places {

    private Places() {}

    /** Sizes at which a run of one scenario comes to different ends: a few files, a guest, a boot. */
    private static final List<String> SMALL = List.of("16k", "256k", "2m");
    private static final String ENOUGH = "2g";

    static String full(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException, WorldTrial.LackException {
        Surroundings surroundings = machine.surroundings("f");
        Files.createDirectory(surroundings.runs());
        mount("tmpfs", "-o", "size=" + SMALL.get(0), "none", surroundings.runs());
        try {
            Continued run = new Continued(machine, surroundings, machine.tool(surroundings), check);
            StringBuilder came = new StringBuilder();
            for (String size : SMALL) {
                remount(surroundings.runs(), size);
                Tool.Run small = run.start();
                int exit = small.await();
                check.that(exit == 128, "exit " + exit + " with " + size + " instead of 128: " + small.lastWords());
                check.that(small.lastWords().contains("no space left") || small.lastWords().contains("No space left"), "with " + size + " it does not say why: " + small.lastWords());
                check.none(small.defects());
                check.none(surroundings.running());
                came.append(size).append(": exit ").append(exit).append("; ");
            }
            remount(surroundings.runs(), ENOUGH);
            return came + "then " + run.end(undisturbed.findings());
        } finally {
            unmount(surroundings.runs());
        }
    }

    static String cacheFull(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException, WorldTrial.LackException {
        Surroundings surroundings = machine.surroundings("c");
        Path disk = Files.createDirectory(surroundings.work().resolve("disk"));
        Path cache = Files.createDirectory(surroundings.work().resolve("cache"));
        mount("tmpfs", "-o", "size=8m", "none", disk);
        try {
            overlay(machine.cache(), disk, cache);
            try {
                try (Stream<Path> guests = Files.list(cache.resolve("guests"))) {
                    for (Path guest : guests.toList()) {
                        Files.delete(guest);
                    }
                }
                Tool tool = machine.tool(surroundings).with(Map.of("SUBBLOCK_CACHE", cache.toString()));
                Tool.Run run = tool.run(Continued.ARGUMENTS);
                int exit = run.process().exitValue();
                check.that(exit == 128, "exit " + exit + " instead of 128");
                check.that(run.lastWords().toLowerCase(java.util.Locale.ROOT).contains("no space left"), "it does not say why: " + run.lastWords());
                check.none(run.defects());
                check.none(surroundings.running());
                check.none(surroundings.files());
                try (Stream<Path> guests = Files.list(cache.resolve("guests"))) {
                    guests.forEach(g -> check.that(false, "left in the cache: " + g.getFileName()));
                }
                return "exit " + exit + ": " + run.lastWords();
            } finally {
                unmount(cache);
            }
        } finally {
            unmount(disk);
        }
    }

    /** It may do without writing, or say that it can't; both are right. */
    static String readOnly(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException, WorldTrial.LackException {
        Surroundings surroundings = machine.surroundings("r");
        Path cache = Files.createDirectory(surroundings.work().resolve("cache"));
        mount("none", "-o", "bind", machine.cache().toString(), cache);
        try {
            mount("none", "-o", "remount,bind,ro", "none", cache);
            Tool.Run run = machine.tool(surroundings).with(Map.of("SUBBLOCK_CACHE", cache.toString())).run(Continued.ARGUMENTS);
            int exit = run.process().exitValue();
            check.that(exit == 128 || Optional.of(exit).equals(undisturbed.findings().exit()), "exit " + exit + ": " + run.lastWords());
            check.that(exit != 128 || run.lastWords().toLowerCase(java.util.Locale.ROOT).contains("read-only"), "it does not say why: " + run.lastWords());
            check.none(run.defects());
            check.none(surroundings.running());
            check.none(surroundings.files());
            return "exit " + exit + (exit == 128 ? ": " + run.lastWords().replace(surroundings.work().toString(), "") : "");
        } finally {
            unmount(cache);
        }
    }

    static String clock(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException, WorldTrial.LackException {
        Surroundings surroundings = machine.surroundings("j");
        Path source = surroundings.work().resolve("clock.c");
        try (InputStream in = Places.class.getResourceAsStream("/dev/subblock/faultbench/jumping-clock.c")) {
            Files.copy(in, source);
        }
        Path library = surroundings.work().resolve("clock.so");
        if (command("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString()) != 0) {
            throw new WorldTrial.LackException("no compiler for the clock");
        }
        Tool tool = machine.tool(surroundings).with(Map.of("LD_PRELOAD", library.toString()));
        Continued run = new Continued(machine, surroundings, tool, check);
        run.killedAfter(Continued.moment(machine, undisturbed.seconds()));
        return run.end(undisturbed.findings());
    }

    private static void overlay(Path lower, Path disk, Path at) throws IOException, InterruptedException, WorldTrial.LackException {
        Path upper = Files.createDirectory(disk.resolve("upper"));
        Path worked = Files.createDirectory(disk.resolve("work"));
        mount("overlay", "-o", "lowerdir=" + lower + ",upperdir=" + upper + ",workdir=" + worked, "none", at);
    }

    private static void mount(String type, String option, String options, String what, Path at) throws IOException, InterruptedException, WorldTrial.LackException {
        // In a namespace of our own, which run makes: nothing of it outlives the bench.
        if (System.getenv("FAULTBENCH_MOUNTS") == null) {
            throw new WorldTrial.LackException("nothing may be mounted here");
        }
        int status = type.equals("none") ? command("mount", option, options, what, at.toString()) : command("mount", "-t", type, option, options, what, at.toString());
        if (status != 0) {
            throw new WorldTrial.LackException("can't mount " + type + " here");
        }
    }

    private static void remount(Path at, String size) throws IOException, InterruptedException {
        if (command("mount", "-o", "remount,size=" + size, at.toString()) != 0) {
            throw new IOException("can't make " + at + " larger");
        }
    }

    private static void unmount(Path at) throws IOException, InterruptedException {
        command("umount", "-l", at.toString());
    }

    private static int command(String... argv) throws IOException, InterruptedException {
        return new ProcessBuilder(argv).inheritIO().redirectInput(new java.io.File("/dev/null")).start().waitFor();
    }
}
