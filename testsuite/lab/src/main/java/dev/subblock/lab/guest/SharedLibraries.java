package dev.subblock.lab.guest;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shared libraries that programs of the host need, found by {@code ldd}, at the paths they have on the host. */
final class SharedLibraries {

    /** {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)} and {@code /lib64/ld-linux-x86-64.so.2 (0x…)}. */
    private static final Pattern LINE = Pattern.compile("\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)");

    private SharedLibraries() {}

    /** Copies what {@code program} needs into {@code root}, except what lies in {@code own} already. */
    static void copy(Path program, Path own, Path root, Commands commands) throws LabException, IOException, InterruptedException {
        for (Path library : of(program, commands)) {
            if (!library.startsWith(own)) {
                Path target = root.resolve(library.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(library, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Set<Path> of(Path program, Commands commands) throws LabException, InterruptedException {
        Set<Path> libraries = new TreeSet<>();
        // A static program has none, and ldd then exits with 1.
        commands.run(Command.of("ldd", program.toString())).output().lines().forEach(line -> {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                libraries.add(Path.of(found.group(1)).normalize());
            }
        });
        return libraries;
    }
}
