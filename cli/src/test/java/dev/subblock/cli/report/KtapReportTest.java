package dev.subblock.cli.report;

import dev.subblock.cli.report.ktap.KtapReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class KtapReportTest {

    /** Prints how many tests passed, failed, crashed, were skipped or are in error, and the parser's own complaints. */
    private static final String ASK = """
            import sys
            sys.path.insert(0, sys.argv[1])
            import kunit_parser
            test = kunit_parser.parse_run_tests(open(sys.argv[2], encoding='utf-8').read().split('\\n'))
            c = test.counts
            print('COUNTS', c.passed, c.failed, c.crashed, c.skipped, c.errors)
            """;

    @TempDir
    Path scratch;

    private static String ktap(Path run) throws Exception {
        return KtapReport.render(ReportReader.figures(run));
    }

    @Test
    void isAsTheGoldenFileHasIt() throws Exception {
        Goldens.check("small.ktap", ktap(Runs.small(scratch.resolve("r"))).replace(scratch.toString(), "RUNS"));
    }

    /** The verdict alone says that what failed was to fail, where the run does not say what its claims are about. */
    @Test
    void inAnOldRunThatPassedAFailureWasToBe() throws Exception {
        Path run = Runs.small(scratch.resolve("r"));
        Files.delete(run.resolve("series.json"));
        assertThat(ktap(run)).contains("not ok 1 r1-halves\n").doesNotContain("XFAIL claim");
        Files.writeString(run.resolve("results.json"), Files.readString(run.resolve("results.json")).replace("\"verdict\":\"fail\",\"exit\"", "\"verdict\":\"pass\",\"exit\""));
        assertThat(ktap(run)).contains("ok 1 r1-halves # XFAIL it is before").doesNotContain("not ok 1 r1-halves");
    }

    @Test
    void aNameCannotEndALineOrBeginADirective() throws Exception {
        String text = ktap(Runs.hostile(scratch.resolve("r")));

        assertThat(text.lines()).allMatch(l -> l.strip().matches("KTAP version 1|1\\.\\.\\d+|# .*|(not )?ok \\d+ [^#]*( # (SKIP|XFAIL|ERROR) .*)?"));
        assertThat(text.replace("\n", "")).doesNotMatch(".*\\p{Cntrl}.*");
    }

    /** Its totals are ours, and it has nothing to complain about; cut short it does. */
    @Test
    void theKernelsOwnParserReadsIt() throws Exception {
        Path parser = parser();
        String text = ktap(Runs.small(scratch.resolve("r")));
        // Totals count each scenario and control; XFAIL is ok to that parser, and our ERROR a failure.
        assertThat(text).endsWith("# Totals: pass:3 fail:3 xfail:2 xpass:0 skip:2 error:2\n");
        assertThat(ask(parser, text)).contains("COUNTS 5 5 0 2 0");
        assertThat(ask(parser, text.replace("    ok 1 r1-halves # XFAIL", "    garbage"))).doesNotContain("COUNTS 5 5 0 2 0");
    }

    private String ask(Path parser, String text) throws Exception {
        Path input = Files.writeString(scratch.resolve("in.ktap"), text);
        Path program = Files.writeString(scratch.resolve("ask.py"), ASK);
        Process python = new ProcessBuilder("python3", program.toString(), parser.toString(), input.toString()).redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said;
    }

    /** Taken from the newest base in the cache. */
    private Path parser() throws Exception {
        Optional<Path> repository = repository();
        assumeTrue(repository.isPresent(), "no base of linux-6.1 is in the cache, and so no tools/testing/kunit: subblock build fetches one");
        assumeTrue(run("python3", "--version") != null, "there is no python3");
        Path directory = Files.createDirectories(scratch.resolve("kunit"));
        for (String file : List.of("kunit_parser.py", "kunit_printer.py")) {
            String text = run("git", "--git-dir=" + repository.get(), "show", "refs/heads/base:tools/testing/kunit/" + file);
            assumeTrue(text != null, "the base has no tools/testing/kunit/" + file);
            Files.writeString(directory.resolve(file), text);
        }
        return directory;
    }

    private static Optional<Path> repository() throws IOException {
        Path bases = dev.subblock.cli.workplace.Workplace.cacheOf(System.getenv()).resolve("bases/linux-6.1");
        if (!Files.isDirectory(bases)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(bases)) {
            return versions.map(v -> v.resolve("repository.git")).filter(Files::isDirectory).sorted().reduce((a, b) -> b);
        }
    }

    /** Its output; null if it failed or is not there. */
    private static String run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? out : null;
        } catch (IOException e) {
            return null;
        }
    }
}
