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
                new Answer(List.of("c".repeat(40)), 0.995, List.of("x"), true, "found"), new Scope(7, List.of(new Scope.Named("c".repeat(40), "the culprit", null)), null, null));
        try (RunDirectory open = RunDirectory.open(run)) {
            open.writeJson(BisectPage.FILE, page);
        }

        assertThat(BisectPage.read(run)).isEqualTo(page);
    }

    private static final String VISITS = """
            {"commit": "%1$s", "title": "old", "why": "end", "saw": "CLEAN", "corrupt": 0, "trials": 64, "reason": "0 of 64", "boot": "visit-1", "buildSeconds": 0},
            {"commit": "%2$s", "title": "new", "why": "end", "saw": "CORRUPT", "corrupt": 9, "trials": 64, "reason": "9 of 64", "boot": "visit-2", "buildSeconds": 31.4}
            """.formatted("a".repeat(40), "b".repeat(40));
    private static final String PAGE = """
            {"schema": 1, "question": {"base": "linux-6.1", "repository": "/gone", "old": "%s", "newer": "%s", "find": "BUG", "scenarios": ["r1-x"],
             "order": "explore", "trials": 64, "confidence": 0.99}, "visits": [%s], "scope": {"commits": 7, "named": [{"id": "%s", "title": "the culprit"}]}
            """.formatted("a".repeat(40), "b".repeat(40), VISITS, "c".repeat(40));
    private static final String ANSWER = ", \"answer\": {\"commits\": [\"%s\"], \"probability\": 0.9951, \"verified\": [\"it is\"], \"sound\": true, \"reason\": \"one commit\"}}"
            .formatted("c".repeat(40));

    private Path kept(String page) throws IOException {
        Path run = Files.createDirectories(scratch.resolve("run"));
        Files.writeString(run.resolve("bisect.json"), page);
        return run;
    }

    /** Neither the repository nor the base is there any more. */
    @Test
    void reportTellsWhatBisectTold() throws IOException {
        Rehearsal.Ended ended = Rehearsal.in(scratch).run("report " + kept(PAGE + ANSWER));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).isEqualTo("""
                7 commits from aaaaaaaaaaaa to bbbbbbbbbbbb, looking for what brings r1-x

                end    clean      aaaaaaaaaaaa kept           old
                         0 of 64
                end    corrupt    bbbbbbbbbbbb built in 31 s  new
                         9 of 64

                first commit where the observable changed, from clean to corrupt:
                  cccccccccccc the culprit
                  confidence 99.51 %
                  it is
                boots: 2 to find it (2 for the ends), 0 to verify it; 1 kernels built; 128 trials
                result: one commit

                to paste, after reading it:
                Fixes: cccccccccccc ("the culprit")
                Reported-by: NAME <ADDRESS>
                Closes: LINK TO THE REPORT

                #regzbot introduced: cccccccccccccccccccccccccccccccccccccccc
                """);
    }

    @Test
    void oneThatIsNotFinishedIsToldAsFarAsItWent() throws IOException {
        Path run = kept(PAGE + "}");
        Rehearsal.Ended ended = Rehearsal.in(scratch).run("report " + run);

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("end    corrupt    bbbbbbbbbbbb").endsWith("\nnot finished: subblock bisect --continue " + run + " goes on\n").doesNotContain("culprit");
    }

    @Test
    void aBisectionThatCannotBeToldIsTroubleInOneLine() throws IOException {
        for (String bad : List.of(PAGE, PAGE + ANSWER.replace("c".repeat(40), "d".repeat(40)), PAGE.replace("\"scope\"", "\"other\"") + ANSWER, PAGE.replace("\"schema\": 1", "\"schema\": 2") + "}")) {
            Rehearsal.Ended ended = Rehearsal.in(scratch).run("report " + kept(bad));
            assertThat(ended.exit()).isEqualTo(128);
            assertThat(ended.err()).startsWith("subblock: " + scratch.resolve("run")).hasLineCount(1);
            assertThat(ended.out()).isEmpty();
        }
        assertThat(Rehearsal.in(scratch).run("report " + kept(PAGE + ANSWER) + " --json -").exit()).isEqualTo(129);
        // It is of a run that kept no range.
        assertThat(Rehearsal.in(scratch).run("report " + kept(PAGE + ANSWER) + " --html -").out()).contains("brings it", "did not keep the range").endsWith("</html>\n");
    }
}
