package dev.subblock.faultbench.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

    @TempDir
    Path work;

    private Surroundings surroundings;

    @BeforeEach
    void make() throws Exception {
        surroundings = new Surroundings(work);
    }

    @Test
    void aProcessThatIsLeftIsFound() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment().putAll(surroundings.environment());
        Process left = builder.start();
        try {
            assertThat(surroundings.running()).containsExactly("still running: sleep");
        } finally {
            left.destroyForcibly().waitFor();
        }
        assertThat(surroundings.running()).isEmpty();
    }

    @Test
    void filesThatAreLeftAreFound() throws Exception {
        assertThat(surroundings.files()).isEmpty();
        Files.createDirectory(work.resolve("tmp/subblock-1"));
        Files.createDirectories(work.resolve("runs/a/boot-stock/snapshot"));
        Files.createFile(work.resolve("runs/a/results.json.new"));

        assertThat(surroundings.files()).containsExactlyInAnyOrder("left in /tmp: subblock-1", "left in the run: a/boot-stock/snapshot",
                "left in the run: a/results.json.new");
    }
}
