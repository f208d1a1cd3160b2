package dev.subblock.cli.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Outcome;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpatchTest {
    @TempDir
    Path dir;

    private final List<Command> commands = new ArrayList<>();

    @Test
    void passesOnWhatItSaysAndLeavesOutSignOffs() throws Exception {
        Checkpatch checkpatch = run("scripts/checkpatch.pl", 1, """
                %s:12: ERROR: trailing whitespace
                %s:0: WARNING: A patch subject line should describe the change
                %s:30: WARNING: Unknown commit id '0123456789ab', maybe rebased or not pulled?
                %s:34: ERROR: Missing Signed-off-by: line(s)
                a complaint of perl's at line 5
                """);
        assertThat(checkpatch.findings()).containsExactly("0001-x.patch:12: ERROR: trailing whitespace",
                "0001-x.patch:0: WARNING: A patch subject line should describe the change");
        assertThat(checkpatch.hasErrors()).isTrue();
        assertThat(checkpatch.notRun()).isEmpty();
        assertThat(commands.get(0).argv()).startsWith("perl").contains("--terse", "--no-tree");
        assertThat(Path.of(commands.get(0).argv().get(1))).as("it is removed again").doesNotExist();
    }

    @Test
    void aWarningIsNoError() throws Exception {
        assertThat(run("scripts/checkpatch.pl", 1, "%s:1: WARNING: x\n").hasErrors()).isFalse();
        assertThat(run("scripts/checkpatch.pl", 0, "").findings()).isEmpty();
    }

    @Test
    void saysThatItWasNotRun() throws Exception {
        assertThat(run("scripts/other.pl", 0, "").notRun()).isEqualTo("the base has no scripts/checkpatch.pl");
        assertThat(run("scripts/checkpatch.pl", 255, "Unescaped left brace in regex is illegal here\n").notRun()).endsWith("does not run here: Unescaped left brace in regex is illegal here");
        Checkpatch missing = Checkpatch.of(series(), base("scripts/checkpatch.pl"), command -> {
            throw new LabException("perl cannot be started");
        });
        assertThat(missing.notRun()).isEqualTo("perl cannot be started");
    }

    private Checkpatch run(String script, int status, String output) throws Exception {
        return Checkpatch.of(series(), base(script), command -> {
            commands.add(command);
            assertThat(Path.of(command.argv().get(1))).hasContent("the script");
            return new Outcome(status, output.replace("%s", command.argv().get(command.argv().size() - 1)), Duration.ZERO);
        });
    }

    private Series series() throws Exception {
        Path series = Files.createDirectories(dir.resolve("series"));
        Files.writeString(series.resolve("0001-x.patch"), "From: A <a@example.org>\nDate: Mon, 22 Nov 2010 10:00:00 +1100\nSubject: [PATCH] x\n\nWhy.\n---\n"
                + "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n", StandardCharsets.UTF_8);
        return SeriesReader.read(series);
    }

    private BaseTree base(String script) throws Exception {
        Path work = Files.createTempDirectory(dir, "work");
        try (Git git = Git.init().setDirectory(work.toFile()).call()) {
            Files.createDirectories(work.resolve("scripts"));
            Files.writeString(work.resolve(script), "the script");
            git.add().addFilepattern(".").call();
            String commit = git.commit().setMessage("base").setAuthor("A", "a@example.org").setCommitter("A", "a@example.org").setSign(false).call().name();
            return BaseTree.plain("x", "1.0", "", git.getRepository().getDirectory().toPath(), commit, "");
        }
    }
}
