package dev.subblock.cli.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.bisect.Find;
import dev.subblock.cli.Rehearsal;
import dev.subblock.cli.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found wrong before anything is built. */
final class BisectCommandTest {

    @TempDir
    Path scratch;

    private void refused(String line, int exit, String words) {
        Rehearsal.Ended ended = Rehearsal.in(scratch).run("bisect " + line);

        assertThat(ended.exit()).as(ended.err()).isEqualTo(exit);
        assertThat(ended.err()).startsWith("subblock: ").contains(words).hasLineCount(1);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void nonsenseIsUsage() {
        refused("--confidence 1", 129, "--confidence takes 0.5 to less than 1");
        refused("--find panic", 129, "--find");
        refused("--scenario nosuch", 129, "no scenario is named nosuch");
        refused("--repo " + scratch + " --bad HEAD", 129, "--repo needs --good");
        refused("--log " + scratch.resolve("none"), 129, "no such file");
        refused("--claim nosuch", 129, "--claim nosuch: the series has ");
    }

    @Test
    void aLogThatIsNoneIsUsage() throws IOException {
        refused("--log " + Files.writeString(scratch.resolve("log"), "git bisect start\nhello\n"), 129, "line 2: it is no line of a git bisect log");
    }

    @Test
    void onlyARunThatBisectsIsContinued() throws IOException {
        Path run = Files.createDirectory(scratch.resolve("some-run"));
        refused("--continue nosuch", 128, "no run in nosuch");
        refused("--continue " + run, 128, "has no bisect.json");
        refused("--find fix --continue " + run, 129, "give nothing else");
        Files.writeString(run.resolve("bisect.json"), "{\"schema\": 1");
        refused("--continue " + run, 128, "is damaged");
        Files.writeString(run.resolve("bisect.json"), "{\"schema\": 1, \"visits\": []}");
        refused("--continue " + run, 128, "is damaged");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Path run = Files.createDirectory(scratch.resolve("run"));
        Question question = new Question("linux-6.1", null, "/repo", "a".repeat(40), "b".repeat(40), Find.FIX, List.of("r1-x"), "random:3", 64, 0.99);
        Visit visit = new Visit("b".repeat(40), "title", "end", Visit.Saw.CORRUPT, 3, 64, false, Map.of("r1-x", 3), "3 of 64", 12.5, 9, "visit-1");
        BisectPage page = new BisectPage(BisectPage.SCHEMA, question, List.of(visit, Visit.untestable("c".repeat(40), "t", "search", "no", 0, 0, null)),
                new Answer(List.of("c".repeat(40)), 0.995, List.of("x"), true, "found"));
        try (RunDirectory open = RunDirectory.open(run)) {
            open.writeJson(BisectPage.FILE, page);
        }

        assertThat(BisectPage.read(run)).isEqualTo(page);
    }
}
