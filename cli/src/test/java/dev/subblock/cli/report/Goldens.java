package dev.subblock.cli.report;

import dev.subblock.cli.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import static org.assertj.core.api.Assertions.assertThat;

/** Files with what is to come out; {@code -Dsubblock.golden=write} writes them anew. */
final class Goldens {

    private Goldens() {}

    static void check(String name, String actual) throws IOException {
        Path file = Rehearsal.checkout().resolve("cli/src/test/resources/dev/subblock/cli/report").resolve(name);
        if ("write".equals(System.getProperty("subblock.golden"))) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
