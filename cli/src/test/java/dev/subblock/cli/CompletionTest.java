package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash makes of the script. */
class CompletionTest {

    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    Path scratch;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assumeTrue(Files.isExecutable(BASH), "needs bash");
        Path script = Files.writeString(scratch.resolve("script"), Rehearsal.in(scratch).run("completion").out());

        assertThat(completed(script, "ver")).isEqualTo("verify");
        assertThat(completed(script, "series", "ch")).isEqualTo("check");
        assertThat(completed(script, "verify", "--deb").lines()).contains("--debug", "--debug-kernel");
        assertThat(completed(script, "nosuch-")).isEmpty();
    }

    private String completed(Path script, String... words) throws Exception {
        String line = ". '" + script + "'; COMP_WORDS=(subblock " + String.join(" ", words) + "); COMP_CWORD=" + words.length
                + "; _complete_subblock; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process process = new ProcessBuilder(BASH.toString(), "-c", line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }
}
