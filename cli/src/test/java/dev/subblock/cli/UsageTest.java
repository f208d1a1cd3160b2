package dev.subblock.cli;

import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.exit.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;


/** Command lines that can't be meant: 129, and one line. */
class UsageTest {

    @TempDir
    static Path scratch;
    private static Rehearsal rehearsal;

    @BeforeAll
    static void tinyCheckout() throws Exception {
        rehearsal = TinyCheckout.make(scratch);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--nosuch                                | --nosuch",
        "nosuch                                  | nosuch",
        "series                                  | list, show, check",
        "series nosuch                           | nosuch",
        "series list --nosuch                    | --nosuch",
        "series show --base                      | --base",
        "verify --nosuch                         | --nosuch",
        "verify stray                            | stray",
        "build --step x                          | --step",
        "build --all --step 1                    | --all",
        "verify --trials many                    | --trials",
        "verify --order fifo --trials 0          | 1 to 100000",
        "verify --order fifo --trials 100001     | 1 to 100000",
        "verify --order reverse --trials -1      | 1 to 100000",
        "reproduce --order random:1 --trials 0   | 1 to 100000",
        "verify --trials 8                       | explore takes a bound",
        "verify --order sideways                 | sideways",
        "verify --order random                   | random:SEED",
        "verify --order explore:0                | explore:0",
        "verify --order explore:100000:1         | at most 100000",
        "verify --order replay:/no/such          | /no/such",
        "controls --order sideways               | sideways",
        "controls --base nosuch                  | nosuch",
        "controls --scenario nosuch              | nosuch",
        "reproduce --file /no/such               | /no/such",
        "reproduce --file /tmp --scenario r1-*   | exclude",
        "reproduce --stock --step 1              | --step",
        "protocol --kinds nosuch-*               | no kind fits",
        "protocol --step x                       | --step",
        "protocol --base nosuch                  | nosuch",
        "generate                                | --seed",
        "generate --seed x                       | --seed",
        "generate --seed 1 --count 0             | 1 to 1000000",
        "generate --seed 1 --trials 0            | 1 to 1000000000",
        "generate --seed 1 --count 1 --trials 1  | exclude",
        "explain a b c                           | c",
        "explain a --trial x                     | --trial",
        "replay a --times 0                      | 1 to 1000",
        "replay a --times 1001                   | 1 to 1000",
        "reproduce --scenario nosuch             | nosuch",
        "verify --scenario nosuch                | nosuch",
        "verify --scenario r1-4k-*-nosuch-*      | r1-4k-*-nosuch-*",
        "reproduce --step 1 --dir /tmp           | --step",
        "reproduce --kernel a --tree b           | --kernel",
        "reproduce --dir /no/such                | /no/such",
        "verify --tree /tmp --base x --series y --protocol | --protocol",
        "apply --base nosuch                     | nosuch",
        "apply --base ../x                       | ../x",
        "apply --base ../bases/tiny              | ../bases/tiny",
        "series show --base nosuch               | nosuch",
        "apply --base tiny --upto 99             | steps 0 to 2",
        "apply --base tiny --upto -1             | steps 0 to 2",
        "report one two                          | two",
    })
    void saysWhatIsWrongInOneLine(String line, String names) {
        Rehearsal.Ended ended = rehearsal.run(line);

        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(names);
        assertThat(ended.out()).isEmpty();
    }

    /** The newest is meant. */
    @ParameterizedTest
    @ValueSource(strings = {"explain", "replay", "report"})
    void whereNoRunIsKeptNoneCanBeMeant(String line) {
        Rehearsal.Ended ended = rehearsal.run(line);

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).matches("subblock: no run in [^\n]+ makes one\n");
        assertThat(ended.out()).isEmpty();
    }

    /** A place, a revision, or a kernel that is not there: the command line names it. */
    @Test
    void aTreeThatIsNotThere(@TempDir Path place) throws Exception {
        String tree = TinyCheckout.make(place).cache().resolve("bases/tiny/1.0-1/repository.git").toString();
        Rehearsal here = Rehearsal.in(place);
        for (String[] line : new String[][] {{"/no/such", "HEAD", "is no git repository"}, {tree, "nowhere", "has no commit nowhere"}}) {
            Rehearsal.Ended ended = here.runWords("verify", "--tree", line[0], "--base", line[1], "--series", "xfs-unaligned-dio");

            assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(line[2]);
        }
    }

    /** Before anything is made: a guest image takes a minute, and none of these needs it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "verify --base nosuch", "reproduce --base ../x", "build --base nosuch", "boot --base nosuch",
        "build --base tiny --step 99", "boot --base tiny --step 99", "reproduce --base tiny --step 99",
        "reproduce --base tiny --step -1", "reproduce --base tiny --kernel /no/such",
    })
    void isFoundBeforeTheLaboratoryIsOpened(String line) {
        var missing = Requirements.carried().missing(Requirements.searchPath(System.getenv("PATH")));
        assumeTrue(missing.isEmpty(), () -> "what is missing is said first, and here it is: " + Requirements.installation(missing));
        Rehearsal.Ended ended = rehearsal.run(line);

        assertThat(ended.err()).matches("subblock: [^\n]+\n").doesNotContain("rehearsal");
        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void nothingAtAllIsUsage() {
        Rehearsal.Ended ended = rehearsal.runWords();

        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n");
    }

    @Test
    void pointsAtTheHelpOfTheCommandThatWasMeant() {
        assertThat(rehearsal.run("series list --nosuch").err()).endsWith("; see subblock series list --help\n");
    }

    @Test
    void aWordWithALineBreakStaysOnOneLine() {
        Rehearsal.Ended ended = rehearsal.runWords("verify", "--scenario", "a\nb");

        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n");
    }
}
