package dev.subblock.lab.guest;

import dev.subblock.lab.Digest;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.Progress;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.lock.InUse;
import dev.subblock.lab.scratch.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes guest images, and keeps each by its content. */
public final class GuestImageBuilder {

    private final Path cache;
    private final Commands commands;
    private final Progress progress;

    public GuestImageBuilder(Path cache, Commands commands, Progress progress) {
        this.cache = cache;
        this.commands = commands;
        this.progress = progress;
    }

    /** An image that runs a Java program and ends with it. */
    public GuestImage java(GuestProgram program) throws LabException, IOException, InterruptedException {
        byte[] jar = StoredJar.merge(program.classPath());
        String id = Digest.of(JavaRuntime.identity(), HexFormat.of().formatHex(jar), natives(program), initSource(),
                GuestJvm.command(program).toString(), program.trainingArguments().toString(), program.trainingInput());
        return image("java-" + id.substring(0, 16), root -> {
            new JavaRuntime(commands).install(root);
            Path app = Files.createDirectories(root.resolve("app"));
            Files.write(app.resolve("app.jar"), jar);
            for (Map.Entry<String, byte[]> library : program.nativeLibraries().entrySet()) {
                Files.write(app.resolve(library.getKey()), library.getValue());
            }
            Path scratch = Scratch.directory("training");
            try {
                new ClassArchive(commands).dump(root, program, scratch);
            } finally {
                DirectoryTree.delete(scratch);
            }
            Files.write(root.resolve("command"), GuestJvm.command(program));
        });
    }

    /** An image with programs of the host, which runs one shell script on the console and ends with it. */
    public GuestImage shell(List<Path> programs, String script) throws LabException, IOException, InterruptedException {
        String id = Digest.of(identity(programs), script, initSource());
        return image("shell-" + id.substring(0, 16), root -> {
            for (Path program : programs) {
                Path target = root.resolve("bin").resolve(program.getFileName());
                Files.createDirectories(target.getParent());
                Files.copy(program.toRealPath(), target, StandardCopyOption.COPY_ATTRIBUTES);
                SharedLibraries.copy(program.toRealPath(), root, root, commands);
            }
            Files.writeString(root.resolve("start"), script);
            Files.write(root.resolve("command"), List.of("/bin/sh", "/start"));
        });
    }

    private interface Filling {
        void fill(Path root) throws LabException, IOException, InterruptedException;
    }

    private GuestImage image(String id, Filling filling) throws LabException, IOException, InterruptedException {
        Path archive = cache.resolve("guests").resolve(id + ".cpio");
        Path used = archive.resolveSibling(archive.getFileName() + ".used");
        InUse.of(cache).hold("guests/" + id);
        if (Files.exists(archive)) {
            InUse.mark(used);
            return new GuestImage(id, archive);
        }
        progress.say("making the guest image " + id);
        Files.createDirectories(archive.getParent());
        // Private to this process: two that make the same image do not meet until the rename.
        Path root = Files.createTempDirectory(archive.getParent(), id + ".root");
        try {
            filling.fill(root);
            init(root);
            Path next = archive.resolveSibling(root.getFileName() + ".cpio");
            try {
                Initramfs.pack(root, next);
                Files.move(next, archive, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
            InUse.mark(used);
            return new GuestImage(id, archive);
        } finally {
            DirectoryTree.delete(root);
        }
    }

    private void init(Path root) throws LabException, IOException, InterruptedException {
        Path source = Files.writeString(root.resolve("init.c"), initSource());
        commands.succeed(Command.of("gcc", "-Os", "-static", "-Wall", "-o", root.resolve("init").toString(), source.toString()));
        Files.delete(source);
    }

    private static String initSource() throws IOException {
        try (InputStream in = GuestImageBuilder.class.getResourceAsStream("init.c")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static String identity(List<Path> programs) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path program : programs) {
            all.append(program).append('=').append(Digest.of(program)).append('\n');
        }
        return all.toString();
    }

    private static String natives(GuestProgram program) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(program.nativeLibraries()).forEach((name, bytes) ->
                all.append(name).append('=').append(HexFormat.of().formatHex(bytes)).append('\n'));
        return all.toString();
    }
}
