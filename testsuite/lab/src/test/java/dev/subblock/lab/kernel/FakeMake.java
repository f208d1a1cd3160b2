package dev.subblock.lab.kernel;

import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stands for gcc and make: writes what they would write, records how it was asked. */
final class FakeMake implements Commands {

    String compiler = "gcc (Debian 12.2.0-14) 12.2.0";
    /** What allnoconfig makes of the fragment; the fragment itself if null. */
    String dotConfig;
    /** What Kconfig makes of it when vmlinux is asked for; nothing else if null. */
    String reconfigured;
    String log = "  LD      vmlinux\n";
    int status;
    /** Kconfig asks in the first build of a configuration that was not made just before. */
    boolean asks;
    private boolean fresh;
    /** Make is killed with us after this target was begun. */
    String killedIn = "";
    /** What was in the source's Makefile at each build of vmlinux. */
    final List<String> built = new ArrayList<>();
    final List<Command> asked = new ArrayList<>();

    @Override
    public Outcome run(Command command) throws InterruptedException {
        asked.add(command);
        try {
            return switch (command.argv().get(0)) {
                case "gcc" -> new Outcome(0, compiler + "\nCopyright (C) 2022\n", Duration.ZERO);
                case "setpriv" -> make(command);
                default -> throw new AssertionError("not expected: " + command);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The targets that were made so far. */
    List<String> targets() {
        return asked.stream().filter(c -> c.argv().contains("make")).map(FakeMake::target).toList();
    }

    private static String target(Command command) {
        return command.argv().get(command.argv().size() - 1);
    }

    private Outcome make(Command command) throws IOException, InterruptedException {
        int directory = command.argv().indexOf("-C") + 1;
        Path source = Path.of(command.argv().get(directory));
        Path objects = Path.of(command.argv().get(directory + 1).substring("O=".length()));
        String target = target(command);
        if (target.equals("allnoconfig")) {
            String fragment = Files.readString(Path.of(command.environment().get("KCONFIG_ALLCONFIG")));
            Files.writeString(objects.resolve(".config"), dotConfig == null ? fragment : dotConfig);
            killed(target);
            fresh = true;
            return new Outcome(0, "", Duration.ZERO);
        }
        if (!Files.exists(objects.resolve(".config"))) {
            return new Outcome(2, "*** Configuration file \".config\" not found!\n", Duration.ZERO);
        }
        if (asks && !fresh) {
            Files.writeString(command.log().orElseThrow(), "IRQ accounting (IRQ_TIME_ACCOUNTING) [N/y/?] (NEW) aborted!\n");
            return new Outcome(2, "", Duration.ZERO);
        }
        fresh = false;
        Files.writeString(command.log().orElseThrow(), log);
        if (reconfigured != null) {
            Files.writeString(objects.resolve(".config"), reconfigured);
        }
        Files.writeString(objects.resolve("half.o"), "x");
        killed(target);
        if (status == 0) {
            built.add(Files.readString(source.resolve("Makefile")));
            Files.writeString(objects.resolve("vmlinux"), "kernel of " + Files.readString(source.resolve("Makefile")));
            Path compressed = Files.createDirectories(objects.resolve("arch/x86/boot")).resolve("bzImage");
            Files.writeString(compressed, "compressed " + Files.readString(source.resolve("Makefile")));
        }
        return new Outcome(status, log, Duration.ZERO);
    }

    private void killed(String target) throws InterruptedException {
        if (target.equals(killedIn)) {
            throw new InterruptedException("killed in " + target);
        }
    }
}
