package dev.subblock.faultbench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityTest {

    @TempDir
    Path directory;

    private static Outcome outcome(String name, String wrong, String lacking) {
        return new Outcome(name, "does | this", "exit 3", wrong == null ? List.of() : List.of(wrong), lacking, 1);
    }

    @Test
    void rowsOfCasesThatWereNotRunStayWithTheirVersion() throws Exception {
        Path file = Files.writeString(directory.resolve("a.md"), "before\n" + Reliability.BEGIN + Reliability.END + "\nafter\n");

        Reliability.write(file, "v1", List.of(outcome("a", null, null), outcome("b", null, null)));
        Reliability.write(file, "v2", List.of(outcome("b", "a pass that was not earned", null), outcome("c", null, "no mounts")));
        Reliability.write(file, "v3", List.of(outcome("a", null, "no mounts")));

        assertThat(Files.readString(file)).startsWith("before\n").endsWith("after\n")
                .contains("| a | does \\| this | exit 3 | ok | v1 |\n| b | does \\| this | exit 3; a pass that was not earned | FAILED | v2 |\n| c | does \\| this | no mounts | not tried | v2 |\n");
    }

    @Test
    void aFileWithoutMarkersIsLeftAlone() throws Exception {
        Path file = Files.writeString(directory.resolve("a.md"), "text\n");

        assertThatThrownBy(() -> Reliability.write(file, "v1", List.of())).isInstanceOf(IOException.class).hasMessageContaining("markers");
        assertThat(file).hasContent("text\n");
    }
}
