package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series that are taken in and given out, and what is said of one that does not apply. */
class SeriesOfOthersTest {
    private static final String REVIEW = "From Mon Mon Sep 17 00:00:00 2001\nFrom: Bo <bo@example.org>\nSubject: Re: [PATCH 1/2] capitalise five\n\nReviewed-by: Bo <bo@example.org>\n\n";

    @TempDir
    Path scratch;
    private Rehearsal tiny;
    private Path mbox;

    @BeforeEach
    void tinyCheckout() throws Exception {
        tiny = TinyCheckout.make(scratch);
        mbox = TinyCheckout.write(scratch.resolve("thread.mbox"), TinyCheckout.mail("PATCH 2/2", "capitalise nine", "nine", "NINE", 9) + REVIEW
                + TinyCheckout.mail("PATCH 1/2", "capitalise five", "five", "FIVE", 5));
    }

    @Test
    void importSaysWhatItLeftOutAndWhereTheSeriesIs() {
        Rehearsal.Ended ended = tiny.runWords("series", "import", mbox.toString(), "--to", scratch.resolve("mine").toString(), "--name", "caps");
        Path written = scratch.resolve("mine/caps/v1");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).isEqualTo("thread.mbox, mail 2: left out, no patch: \"Re: [PATCH 1/2] capitalise five\" by Bo\n"
                + "not added: Reviewed-by: Bo <bo@example.org> (for none of these patches, in thread.mbox, mail 2)\n"
                + "caps v1: 2 patches, no cover letter in " + written + "\n");
        assertThat(tiny.runWords("apply", "--base", "tiny", "--series", written.toString()).out()).contains("step 2  ");
    }

    @Test
    void anMboxCanBeUsedAsItIs() {
        for (int time = 1; time <= 2; time++) {
            Rehearsal.Ended ended = tiny.runWords("apply", "--base", "tiny", "--series", mbox.toString());
            assertThat(ended.exit()).isZero();
            assertThat(ended.out()).contains("capitalise five", "step 2  ");
            assertThat(ended.progress()).contains("left out, no patch");
        }
    }

    @Test
    void whatIsMissingIsNamedInOneLine() throws Exception {
        Path one = TinyCheckout.write(scratch.resolve("one.mbox"), TinyCheckout.mail("PATCH 2/3", "nine", "nine", "NINE", 9));
        Rehearsal.Ended ended = tiny.runWords("series", "import", one.toString(), "--to", scratch.resolve("mine").toString());

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).isEqualTo("subblock: patches 1 and 3 of 3 are missing; save the whole thread\n");
        assertThat(scratch.resolve("mine")).doesNotExist();
    }

    @Test
    void exportWritesWhatImportTakes() throws Exception {
        for (String format : List.of("format-patch", "mbox", "quilt")) {
            Path to = scratch.resolve(format);
            Rehearsal.Ended ended = tiny.runWords("series", "export", "letters", "--base", "tiny", "--format", format, "--to", to.toString());
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(tiny.runWords("series", "import", to.toString(), "--to", scratch.resolve("back-" + format).toString(), "--name", "letters").exit()).isZero();
            assertThat(tiny.runWords("series", "compare", "--base", "tiny", "letters", scratch.resolve("back-" + format + "/letters/v1").toString()).out())
                    .isEqualTo("1: = 1: capitalise five\n2: = 2: capitalise nine\n");
        }
        assertThat(tiny.runWords("series", "export", "letters", "--base", "tiny", "--format", "mbox", "--to", scratch.resolve("mbox").toString()).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(tiny.runWords("series", "export", "letters", "--base", "tiny", "--format", "zip", "--to", scratch.resolve("x").toString()).exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRangeOfCommitsIsTakenIn() throws Exception {
        Path work = repository(TinyCheckout.FILE, TinyCheckout.FILE.replace("five", "FIVE"));
        Rehearsal.Ended ended = tiny.runWords("series", "import", "--git", work.toString(), "v1.0..v1.1", "--to", scratch.resolve("mine").toString(), "--name", "range");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(tiny.runWords("apply", "--base", "tiny", "--series", scratch.resolve("mine/range/v1").toString()).exit()).isZero();
        assertThat(tiny.runWords("series", "import", "--git", work.toString(), "v1.1..v1.1", "--to", scratch.resolve("mine").toString()).err()).startsWith("subblock: ");
    }

    @Test
    void aMergeIsOfferedAndDoneOnlyIfAskedFor() throws Exception {
        String from = TinyCheckout.FILE.replace("four", "FOUR");
        Path work = repository(from, from.replace("seven", "SEVEN"));
        assertThat(tiny.runWords("series", "import", "--git", work.toString(), "v1.0..v1.1", "--to", scratch.resolve("mine").toString(), "--name", "seven").exit()).isZero();
        String directory = scratch.resolve("mine/seven/v1").toString();

        Rehearsal.Ended offered = tiny.runWords("series", "check", "--base", "tiny", "--series", directory, "--repo", work.toString());
        assertThat(offered.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(offered.out()).contains("0001-v1.1.patch does not apply: file.c, hunk 1 of 1", "expected: FOUR", "found:    four",
                "with --3way the series applies: step 1 by merging file.c\n", "v1.0 takes all of it (tried: v1.0)");

        Path tree = scratch.resolve("tree");
        Rehearsal.Ended merged = tiny.runWords("apply", "--base", "tiny", "--series", directory, "--repo", work.toString(), "--3way", "--tree", tree.toString());
        assertThat(merged.exit()).as(merged.err()).isZero();
        assertThat(merged.out()).contains("        merged three-way: file.c\n");
        assertThat(Files.readString(tree.resolve("file.c"))).isEqualTo(TinyCheckout.FILE.replace("one", "ONE").replace("seven", "SEVEN"));
    }

    @Test
    void aTagThatTakesItIsNamed() throws Exception {
        Path work = repository(TinyCheckout.FILE, TinyCheckout.FILE.replace("four", "FOUR"));
        TinyCheckout.write(scratch.resolve("mine/0001-five.patch"), TinyCheckout.mail("PATCH", "five", "five", "FIVE", 5).replace(" four", " FOUR").replace("44992c5", id(work)));
        Rehearsal.Ended ended = tiny.runWords("series", "check", "--base", "tiny", "--series", scratch.resolve("mine").toString(), "--repo", work.toString());

        assertThat(ended.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.out()).contains("expected: FOUR", "found:    four", "v1.1 takes all of it (tried: v1.0, v1.1)");
        assertThat(tiny.runWords("series", "check", "--base", "tiny", "--series", scratch.resolve("mine").toString()).out())
                .contains("a three-way merge does not help: the file that it was made from, " + id(work), "no other base was tried: --repo DIR");
    }

    private static String id(Path work) throws Exception {
        try (Git git = Git.open(work.toFile())) {
            return git.getRepository().resolve("v1.1:file.c").name();
        }
    }

    /** Two commits, tagged v1.0 and v1.1. */
    private Path repository(String before, String after) throws Exception {
        Path work = scratch.resolve("work");
        try (Git git = Git.init().setDirectory(work.toFile()).call()) {
            StoredConfig config = git.getRepository().getConfig();
            config.setString("user", null, "name", "Test");
            config.setString("user", null, "email", "test@example.org");
            config.setBoolean("commit", null, "gpgsign", false);
            config.save();
            for (String tag : List.of("v1.0", "v1.1")) {
                Files.writeString(work.resolve("file.c"), tag.equals("v1.0") ? before : after);
                git.add().addFilepattern(".").call();
                git.commit().setMessage(tag).call();
                git.tag().setName(tag).setAnnotated(false).call();
            }
        }
        return work;
    }
}
