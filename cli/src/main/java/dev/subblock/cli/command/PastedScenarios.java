package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Scenarios that somebody wrote down, in the catalogue's language. */
final class PastedScenarios {

    /** Bytes: some thousand scenarios. */
    private static final int LONGEST = 1 << 20;

    private PastedScenarios() {}

    /** @throws CliException if the file can't be read or is not right, with the line */
    static List<Scenario> read(Path file) throws CliException, IOException {
        if (!Files.isRegularFile(file)) {
            throw CliException.usage("--file " + file + ": no such file");
        }
        if (Files.size(file) > LONGEST) {
            throw CliException.usage("--file " + file + ": larger than " + (LONGEST >> 10) + " KiB");
        }
        try {
            List<Scenario> all = Catalogue.parse(file.getFileName().toString(), Files.readString(file));
            Set<String> names = new HashSet<>();
            for (Scenario scenario : all) {
                if (!names.add(scenario.name())) {
                    throw CliException.usage("--file " + file + ": two scenarios are named " + scenario.name() + ": give one another shape");
                }
            }
            return all;
        } catch (CharacterCodingException e) {
            throw CliException.usage("--file " + file + ": it is no text");
        } catch (ReproducerException e) {
            throw CliException.usage("--file: " + e.getMessage());
        }
    }
}
