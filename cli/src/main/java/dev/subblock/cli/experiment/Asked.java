package dev.subblock.cli.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.cli.exit.CliException;
import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a guest was asked for, as it is kept beside what it said: without it the evidence can't be read again.
 *
 * @param unpromised why nobody promises the scenario's outcome; absent if it is promised
 * @param text the whole scenario in the catalogue's language, as it was when it was run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Asked(String scenario, String run, int trials, String unpromised, String text) {

    /** In the directory of a boot. */
    static final String FILE = "requests.json";

    private static final JsonMapper JSON = new JsonMapper();

    static Asked of(Errand errand) {
        return new Asked(errand.name(), errand.run(), errand.trials(), errand.request().unpromised().orElse(null), errand.scenario().text());
    }

    Request request() {
        return new Request(scenario, run, trials, Optional.ofNullable(unpromised));
    }

    /** The scenario as it was. @throws CliException if the text is damaged */
    Scenario parsed() throws CliException {
        try {
            return Catalogue.parse(FILE, text).get(0);
        } catch (ReproducerException e) {
            throw CliException.trouble("the scenario " + scenario + " was kept damaged: " + e.getMessage());
        }
    }

    static void write(Path boot, List<Errand> errands) throws IOException {
        Files.writeString(boot.resolve(FILE), JSON.writeValueAsString(errands.stream().map(Asked::of).toList()));
    }

    /** @throws CliException if the boot has no such file, or a damaged one */
    static List<Asked> read(Path boot) throws CliException, IOException {
        Path file = boot.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw CliException.trouble(boot + " has no " + FILE + ": it is no boot, or one of an older subblock");
        }
        try {
            List<Asked> all = List.of(JSON.readValue(Files.readString(file), Asked[].class));
            if (all.stream().anyMatch(a -> a.scenario == null || a.run == null || a.text == null || a.trials < 1)) {
                throw CliException.trouble(file + " is damaged: a request is not whole");
            }
            return all;
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }
}
