package dev.subblock.patches.control;

import static dev.subblock.patches.MailFiles.DIFF;
import static dev.subblock.patches.MailFiles.mail;
import static dev.subblock.patches.MailFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.PatchesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlReaderTest {
    private static final String GOOD = """
            [[control]]
            id = "r9-no-drain"
            class = ["R9"]
            revives = "fallocate does not drain, fixed in 5.5"
            patch = "r9-no-drain.patch"
            """;

    @TempDir
    Path dir;

    @BeforeEach
    void aPatch() throws Exception {
        write(dir, "r9-no-drain.patch", mail("PATCH", "xfs: don't drain", DIFF));
    }

    @Test
    void readsControlsInOrder() throws Exception {
        write(dir, "r10-raw.patch", mail("PATCH", "xfs: don't bounce", DIFF));
        List<Control> controls = read(GOOD + GOOD.replace("r9-no-drain", "r10-raw").replace("[\"R9\"]", "[\"R10\", \"R22\"]"));

        assertThat(controls).extracting(Control::id).containsExactly("r9-no-drain", "r10-raw");
        assertThat(controls.get(0).patch().title()).isEqualTo("xfs: don't drain");
        assertThat(controls.get(0).revives()).isEqualTo("fallocate does not drain, fixed in 5.5");
        assertThat(controls.get(1).classes()).containsExactly("R10", "R22");
    }

    @Test
    void namesThePlaceOfWhatIsWrong() {
        refused(GOOD + GOOD, "controls.toml:7:1: a second control is called r9-no-drain");
        refused(GOOD.replace("id = \"r9", "id = \"R9"), "controls.toml:2:1: an id has small letters, digits and single hyphens only: R9-no-drain");
        refused(GOOD.replace("r9-no-drain\"\nclass", "../x\"\nclass"), "controls.toml:2:1: an id has");
        refused(GOOD.replace("r9-no-drain.patch", "../r9-no-drain.patch"), "controls.toml:5:1: the patch of control r9-no-drain must be called r9-no-drain.patch");
        refused(GOOD.replace("[\"R9\"]", "[]"), "controls.toml:3:1: control r9-no-drain has no class");
        refused(GOOD.replace("\"R9\"", "\"R23\""), "controls.toml:3:1: not a class, R1 to R22, PAR, SER, S, PROTOCOL, COST or ERROR:POINT: R23");
        refused(GOOD.replace("\"R9\"", "\"R9\", \"R0\""), "controls.toml:3:1: not a class, R1 to R22, PAR, SER, S, PROTOCOL, COST or ERROR:POINT: R0");
        refused(GOOD.replace("[\"R9\"]", "\"R9\""), "controls.toml:3:1: class must be an array");
        refused(GOOD.replace("revives", "revive"), "controls.toml:1:1: revives is missing");
        refused(GOOD + "kernel = \"6.1\"\n", "controls.toml:6:1: unknown key kernel");
        refused(GOOD + "[other]\n", "controls.toml:6:1: unknown key other");
        refused("", "has no [[control]]");
        refused("[[control]\n", "controls.toml:1:");
    }

    @Test
    void anErrorPointIsAClassIfItIsAWord() throws Exception {
        assertThat(read(GOOD.replace("R9", "ERROR:limit-inside")).get(0).classes()).containsExactly("ERROR:limit-inside");
        for (String wrong : List.of("ERROR", "ERROR:", "ERROR:Limit", "ERROR:limit inside", "error:limit", "ERROR:limit:more")) {
            refused(GOOD.replace("R9", wrong), "controls.toml:3:1: not a class, R1 to R22, PAR, SER, S, PROTOCOL, COST or ERROR:POINT: " + wrong);
        }
    }

    @Test
    void refusesAPatchThatIsNotThereOrDoesNothing() throws Exception {
        refused(GOOD.replace("r9-no-drain", "r9-absent"), "r9-absent.patch: cannot be read");
        write(dir, "r9-no-drain.patch", mail("PATCH", "xfs: don't drain", ""));
        refused(GOOD, "r9-no-drain.patch");
    }

    private List<Control> read(String text) throws Exception {
        return ControlReader.read(Files.writeString(dir.resolve("controls.toml"), text));
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(PatchesException.class).hasMessageContaining(message)
                .message().doesNotContain("\n");
    }
}
