package dev.subblock.lab.guest;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java of this process, cut down by jlink to what a guest needs, with the libraries it links to. */
final class JavaRuntime {

    /** java.base; sun.misc.Unsafe for jffi's memory; the logger that jffi's loader makes and never uses. */
    private static final String MODULES = "java.base,jdk.unsupported,java.logging";

    private final Commands commands;

    JavaRuntime(Commands commands) {
        this.commands = commands;
    }

    /** Version and vendor of the Java that is cut down: part of what names a guest image. */
    static String identity() {
        return System.getProperty("java.vm.vendor") + " " + Runtime.version() + " " + MODULES;
    }

    /** Makes {@code root/jre} and the libraries around it. */
    void install(Path root) throws LabException, IOException, InterruptedException {
        Path home = Path.of(System.getProperty("java.home"));
        Path jlink = home.resolve("bin/jlink");
        if (!Files.isExecutable(jlink) || !Files.isDirectory(home.resolve("jmods"))) {
            throw new LabException("no jlink with jmods in " + home + ": install a full JDK 17 (openjdk-17-jdk-headless)");
        }
        Path jre = root.resolve("jre");
        commands.succeed(Command.of(jlink.toString(), "--add-modules", MODULES, "--strip-debug",
                "--no-header-files", "--no-man-pages", "--output", jre.toString()));
        for (Path file : programs(jre)) {
            SharedLibraries.copy(file, jre, root, commands);
        }
    }

    private static List<Path> programs(Path jre) throws IOException {
        try (Stream<Path> walk = Files.walk(jre)) {
            return walk.filter(p -> p.endsWith("bin/java") || p.toString().endsWith(".so")).toList();
        }
    }
}
