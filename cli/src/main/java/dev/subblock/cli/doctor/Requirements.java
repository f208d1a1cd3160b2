package dev.subblock.cli.doctor;

import dev.subblock.cli.exit.CliException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that must be on the host to run: the table {@code requirements.txt}, which the launcher reads as well. */
public record Requirements(List<Requirement> all) {

    public Requirements {
        all = List.copyOf(all);
    }

    public static Requirements carried() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Requirements.class.getResourceAsStream("requirements.txt"), StandardCharsets.UTF_8))) {
            return new Requirements(in.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Requirements::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Requirement parse(String line) {
        String[] columns = line.split("\\s+", 4);
        return new Requirement(columns[0], columns[1], columns[2], columns[3]);
    }

    public List<Requirement> missing(List<Path> searchPath) {
        return all.stream().filter(r -> !r.isMet(searchPath)).toList();
    }

    /** The one command that installs what is missing. */
    public static String installation(List<Requirement> missing) {
        return "apt-get install " + missing.stream().map(Requirement::debianPackage).distinct().collect(Collectors.joining(" "));
    }

    /** @throws CliException naming what is missing and the command that installs it */
    public void check(List<Path> searchPath) throws CliException {
        List<Requirement> missing = missing(searchPath);
        if (!missing.isEmpty()) {
            throw CliException.trouble("missing: " + missing.stream().map(r -> r.what() + " (" + r.purpose() + ")")
                    .collect(Collectors.joining(", ")) + "; install with: " + installation(missing));
        }
    }

    /** The directories of a {@code PATH}. */
    public static List<Path> searchPath(String path) {
        return Arrays.stream(path.split(":")).filter(d -> !d.isEmpty()).map(Path::of).toList();
    }
}
