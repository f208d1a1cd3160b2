package dev.subblock.lab.guest;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of the guest's program as a memory image (AppCDS): under emulation, loading a class
 * from its bytes costs about a millisecond, and the first I/O needs some hundreds.
 *
 * <p>A static archive: the dynamic kind leaves out classes of old class file versions, which jffi has.
 * It is made in the guest's own root with a relative class path, so that the paths it remembers are
 * those of the guest. It is dumped with G1, the only collector that can write the heap part.
 */
final class ClassArchive {

    static final String FILE = "app/app.jsa";

    private final Commands commands;

    ClassArchive(Commands commands) {
        this.commands = commands;
    }

    /** @throws LabException if the archive was not made: a guest would start, but seconds late */
    void dump(Path root, GuestProgram program, Path scratch) throws LabException, IOException, InterruptedException {
        Path classes = scratch.resolve("classes");
        Path input = Files.writeString(scratch.resolve("training"), program.trainingInput());
        List<String> training = new ArrayList<>(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes));
        training.addAll(GuestJvm.arguments(program, root.resolve("app")));
        training.addAll(program.trainingArguments());
        Outcome trained = commands.run(java(root, training, input));
        if (!Files.exists(classes) || !trained.ok()) {
            throw new LabException("the guest's program does not start on the host: "
                    + trained.output().lines().limit(1).findFirst().orElse(""));
        }
        List<String> dump = new ArrayList<>(List.of("-Xshare:dump", "-XX:+UseG1GC",
                "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + root.resolve(FILE),
                "-Xlog:cds=off", "-Xlog:cds+resolve=off", "-cp", GuestJvm.CLASS_PATH));
        Outcome dumped = commands.run(java(root, dump, Path.of("/dev/null")));
        if (!Files.exists(root.resolve(FILE))) {
            throw new LabException("no class archive for the guest: " + String.join(" ", dumped.lastLines(1)));
        }
    }

    /** The shell redirects standard input, and nothing else. */
    private static Command java(Path root, List<String> arguments, Path input) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", "input=$1; shift; exec \"$@\" < \"$input\"", "sh",
                input.toString(), root.resolve("jre/bin/java").toString()));
        argv.addAll(arguments);
        return Command.of(argv).in(root);
    }
}
