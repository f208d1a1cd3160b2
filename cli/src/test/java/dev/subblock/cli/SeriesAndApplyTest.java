package dev.subblock.cli;

import dev.subblock.cli.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.assertj.core.api.Assertions.assertThat;


/** Series as they are carried, given as a directory, missing, and damaged. */
class SeriesAndApplyTest {

    @TempDir
    Path scratch;
    private Rehearsal tiny;

    @BeforeEach
    void tinyCheckout() throws Exception {
        tiny = TinyCheckout.make(scratch);
    }

    @Test
    void listNamesWhatIsCarried() {
        assertThat(Rehearsal.in(scratch).run("series list").out()).contains("linux-6.1  xfs-unaligned-dio/v2\n", "linux-6.1  xfs-unaligned-dio/v3\n", "linux-6.1  xfs-unaligned-dio/v4\n");
        assertThat(tiny.run("series list").out()).isEqualTo("tiny  letters/v1\n");
    }

    @Test
    void listOfNothingIsEmpty() {
        Rehearsal.Ended ended = new Rehearsal(scratch.resolve("empty"), scratch).run("series list");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void showGivesTheCoverLetterAndEachTitle() {
        Rehearsal.Ended ended = Rehearsal.in(scratch).run("series show");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).startsWith("xfs-unaligned-dio v4\n").contains("So unaligned direct I/O has to be serialised by\nthe filesystem")
                .contains("   1  xfs: return sync write errors\n").endsWith("  10  xfs: let unaligned overwrites run in parallel\n");
    }

    @Test
    void showFindsAVersionAndADirectory() {
        String out = Rehearsal.in(scratch).run("series show --series xfs-unaligned-dio/v2").out();
        Path directory = Rehearsal.checkout().resolve("patches/series/linux-6.1/xfs-unaligned-dio/v2");

        assertThat(out).startsWith("xfs-unaligned-dio v2\n").endsWith("   8  xfs: serialise unaligned direct I/O\n");
        assertThat(Rehearsal.in(scratch).runWords("series", "show", "--series", directory.toString()).out()).isEqualTo(out);
    }

    @Test
    void applyPrintsACommitForEachStep() {
        Rehearsal.Ended ended = tiny.run("apply --base tiny");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out().lines().limit(3).map(l -> l.replaceAll("[0-9a-f]{12}", "ID")))
                .containsExactly("step 0  ID  undo", "step 1  ID  capitalise five", "step 2  ID  capitalise nine");
        assertThat(ended.progress()).contains("opening the base tiny");
    }

    @Test
    void applyStopsWhereItIsTold() {
        assertThat(tiny.run("apply --base tiny --upto 1").out()).contains("step 1  ").doesNotContain("step 2  ");
    }

    @Test
    void applyChecksOutATree() throws Exception {
        Path tree = scratch.resolve("tree");
        Rehearsal.Ended ended = tiny.runWords("apply", "--base", "tiny", "--upto", "1", "--tree", tree.toString());

        assertThat(ended.exit()).isZero();
        assertThat(Files.readString(tree.resolve("file.c"))).isEqualTo(TinyCheckout.FILE.replace("one", "ONE").replace("five", "FIVE"));
    }

    @Test
    void applyLeavesADirectoryAloneThatIsInUse() throws Exception {
        Path tree = Files.createDirectory(scratch.resolve("tree"));
        Files.writeString(tree.resolve("mine"), "mine");
        Rehearsal.Ended ended = tiny.runWords("apply", "--base", "tiny", "--tree", tree.toString());

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(tree.toString());
        assertThat(tree).isDirectoryContaining("glob:**/mine").isDirectoryNotContaining("glob:**/file.c");
    }

    @Test
    void checkSaysThatAllIsWell() {
        Rehearsal.Ended ended = tiny.run("series check --base tiny");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("step 2 applies: capitalise nine");
    }

    @Test
    void checkNamesThePatchThatDoesNotApply() throws Exception {
        Path series = scratch.resolve("mine");
        TinyCheckout.write(series.resolve("0001-five.patch"), TinyCheckout.mail("PATCH 1/2", "capitalise five", "five", "FIVE", 5));
        TinyCheckout.write(series.resolve("0002-again.patch"), TinyCheckout.mail("PATCH 2/2", "and again", "five", "Five", 5));
        Rehearsal.Ended ended = tiny.runWords("series", "check", "--base", "tiny", "--series", series.toString());

        assertThat(ended.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.out()).contains("0002-again.patch", "file.c");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aConflictIsToldInOneLineElsewhere() throws Exception {
        Path series = scratch.resolve("mine");
        TinyCheckout.write(series.resolve("0001-ten.patch"), TinyCheckout.mail("PATCH", "ten", "ten", "TEN", 5));
        Rehearsal.Ended ended = tiny.runWords("apply", "--base", "tiny", "--series", series.toString());

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains("0001-ten.patch");
    }

    @Test
    void aSeriesThatIsNotThere() {
        for (String series : new String[] {"/no/such", "nosuch", "letters/v9", "../../x", ""}) {
            Rehearsal.Ended ended = tiny.runWords("apply", "--base", "tiny", "--series", series);

            assertThat(ended.exit()).as(series).isIn(ExitCode.USAGE, ExitCode.TROUBLE);
            assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(series.replaceFirst("^letters/", ""));
        }
    }

    @Test
    void aPathThatIsNotThereIsCalledThat() {
        assertThat(tiny.run("series show --base tiny --series /no/such").err()).contains("/no/such").doesNotContain("no series  ");
    }

    @Test
    void aDirectoryWithoutPatches() throws Exception {
        Path series = Files.createDirectory(scratch.resolve("nothing"));
        Rehearsal.Ended ended = tiny.runWords("series", "show", "--base", "tiny", "--series", series.toString());

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(series.toString());
    }

    @Test
    void aDamagedPatchIsFoundBeforeTheBaseIsFetched() throws Exception {
        Path series = scratch.resolve("damaged");
        String good = TinyCheckout.mail("PATCH", "five", "five", "FIVE", 5);
        TinyCheckout.write(series.resolve("0001-five.patch"), good.replace("@@ -4,3 +4,3 @@", "@@ -4,9 +4,3 @@"));
        // There is no such package: fetching it would be another error.
        Rehearsal fresh = new Rehearsal(tiny.home(), scratch.resolve("fresh"));
        Rehearsal.Ended ended = fresh.runWords("apply", "--base", "tiny", "--series", series.toString());

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains("0001-five.patch:");
        assertThat(ended.progress()).isEmpty();
    }

    @Test
    void aBaseThatCannotBeReadIsNamed() throws Exception {
        Files.writeString(tiny.home().resolve("patches/bases/broken.toml"), "name = ");
        Rehearsal.Ended ended = tiny.run("series show --base broken");

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains("broken.toml");
    }
}
