package dev.subblock.lab.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The object files of a build. Which source and headers one was made of stands beside it, in the {@code .NAME.cmd} that Kbuild
 * writes to know what to make again (scripts/basic/fixdep.c, all versions).
 */
final class BuiltObjects {

    private static final Pattern NOTE = Pattern.compile("\\.(.+\\.o)\\.cmd");

    private final Path directory;

    BuiltObjects(Path directory) {
        this.directory = directory;
    }

    /** Copies those that were made of any of the files. @return their paths, sorted */
    List<String> copy(Collection<String> files, Path to) throws IOException {
        Pattern named = Pattern.compile("/(" + String.join("|", files.stream().map(Pattern::quote).toList()) + ")\\s");
        List<Path> notes;
        try (Stream<Path> walk = Files.walk(directory)) {
            notes = walk.filter(f -> NOTE.matcher(f.getFileName().toString()).matches()).sorted().toList();
        }
        List<String> copied = new ArrayList<>();
        for (Path note : notes) {
            Matcher name = NOTE.matcher(note.getFileName().toString());
            Path object = name.matches() ? note.resolveSibling(name.group(1)) : note;
            if (Files.isRegularFile(object) && named.matcher(Files.readString(note, StandardCharsets.ISO_8859_1)).find()) {
                String path = directory.relativize(object).toString();
                Files.createDirectories(to.resolve(path).getParent());
                Files.copy(object, to.resolve(path), StandardCopyOption.REPLACE_EXISTING);
                copied.add(path);
            }
        }
        return copied.stream().sorted().toList();
    }
}
