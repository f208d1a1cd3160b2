package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines with something settled beforehand, and with files of arguments. */
class SettledTest {

    @TempDir
    static Path scratch;
    private static Rehearsal rehearsal;

    @BeforeAll
    static void tinyCheckout() throws Exception {
        rehearsal = TinyCheckout.make(scratch);
    }

    private static Rehearsal.Ended run(String toml, Map<String, String> environment, String line) throws Exception {
        Files.writeString(scratch.resolve("subblock.toml"), toml);
        return rehearsal.with(Settings.read(environment, scratch)).run(line);
    }

    private static Rehearsal.Ended run(String toml, String line) throws Exception {
        return run(toml, Map.of(), line);
    }

    private static String shown(Rehearsal.Ended ended, String option) {
        return ended.out().lines().filter(l -> l.startsWith(option + " ")).findFirst().orElse("none").replaceAll(" +", " ");
    }

    @Test
    void anOptionThatIsSettledNeedNotBeTyped() throws Exception {
        assertThat(run("base = 'tiny'", "series show").out()).contains("capitalise five");
        assertThat(run("", Map.of("SUBBLOCK_BASE", "tiny"), "series show").out()).contains("capitalise five");
        assertThat(run("base = 'nosuch'", "series show --base tiny").out()).as("the command line wins").contains("capitalise five");
    }

    @Test
    void everyOptionIsShownWithWhereItWasSaid() throws Exception {
        String toml = "order = 'fifo'\n[verify]\nscenario = ['r1-*', 'r2-*']\ndebug-kernel = true\n[build]\nall = true\n";
        Rehearsal.Ended ended = run(toml, Map.of("SUBBLOCK_VERIFY_TRIALS", "7"), "verify --base tiny --show-config");

        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(shown(ended, "--order")).isEqualTo("--order fifo " + scratch + "/subblock.toml:1");
        assertThat(shown(ended, "--scenario")).isEqualTo("--scenario r1-* r2-* " + scratch + "/subblock.toml:3");
        assertThat(shown(ended, "--debug-kernel")).isEqualTo("--debug-kernel true " + scratch + "/subblock.toml:4");
        assertThat(shown(ended, "--trials")).isEqualTo("--trials 7 SUBBLOCK_VERIFY_TRIALS");
        assertThat(shown(ended, "--base")).isEqualTo("--base tiny command line");
        assertThat(shown(ended, "--series")).isEqualTo("--series - default");
        assertThat(shown(ended, "cache")).endsWith("cache default");
    }

    @Test
    void withoutACommandAllThatIsSettledIsShown() throws Exception {
        Rehearsal.Ended ended = run("[build]\nall = true\n", Map.of("SUBBLOCK_ORDER", "fifo"), "--show-config");

        assertThat(ended.exit()).isZero();
        assertThat(shown(ended, "build.all")).isEqualTo("build.all true " + scratch + "/subblock.toml:2");
        assertThat(shown(ended, "SUBBLOCK_ORDER")).isEqualTo("SUBBLOCK_ORDER fifo environment");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "verfy.order = 'fifo'    | there is no key verfy.order; the nearest is verify.order",
        "verify.ordr = 'fifo'    | there is no key verify.ordr; the nearest is verify.order",
        "ordre = 'fifo'          | there is no key ordre; the nearest is order",
        "report.html = '/x'      | there is no key report.html",
        "verify.continue = 'x'   | there is no key verify.continue",
        "a.b.c.d = 1             | there is no key",
    })
    void aKeyThatThereIsNotIsAnErrorWithTheNearestOne(String toml, String says) throws Exception {
        Rehearsal.Ended ended = run(toml, "series list");

        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains("subblock.toml:1").contains(says);
    }

    @Test
    void aComplaintNamesWhatNobodyTyped() throws Exception {
        assertThat(run("verify.trials = 'many'", "verify").err()).contains("--trials").contains("subblock.toml:1");
        assertThat(run("verify.trials = 8", "verify").err()).as("it does not go with explore").contains("--trials is from ").contains("subblock.toml:1");
    }

    @Test
    void whatIsSettledYieldsToAnotherOptionOfItsGroup() throws Exception {
        Rehearsal.Ended ended = run("reproduce.step = 1", "reproduce --kernel /no/such --base tiny --show-config");

        assertThat(ended.exit()).isZero();
        assertThat(shown(ended, "--step")).isEqualTo("--step - default");
        assertThat(shown(run("reproduce.step = 1", "reproduce --show-config"), "--step")).startsWith("--step 1 ");
        assertThat(run("reproduce.step = 1\nreproduce.stock = true", "reproduce").err()).contains("mutually exclusive").contains("subblock.toml:1");
    }

    @Test
    void aRunThatIsContinuedIsWhatItWas() throws Exception {
        assertThat(shown(run("verify.order = 'fifo'", "verify --continue x --show-config"), "--order")).isEqualTo("--order explore default");
    }

    @Test
    void wordsOfAFileStandForIt() throws Exception {
        Path deeper = Files.writeString(scratch.resolve("deeper"), "--base 'tiny'\n");
        Path file = Files.writeString(scratch.resolve("words"), "# a comment\nshow @" + deeper + "\n");

        assertThat(rehearsal.runWords("series", "@" + file).out()).contains("capitalise five");
        assertThat(rehearsal.runWords("series", "show", "@@x").err()).contains("@x").doesNotContain("@@x");
    }

    @Test
    void filesOfArgumentsAreBounded() throws Exception {
        Path itself = scratch.resolve("itself");
        Files.writeString(itself, "@" + itself);
        for (String word : new String[] {"@" + itself, "@/dev/zero", "@/no/such", "@/tmp"}) {
            Rehearsal.Ended ended = rehearsal.runWords("series", "list", word);

            assertThat(ended.exit()).as(word).isEqualTo(ExitCode.USAGE);
            assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(word);
        }
    }
}
