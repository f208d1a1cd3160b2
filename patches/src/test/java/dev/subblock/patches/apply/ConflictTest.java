package dev.subblock.patches.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.series.Patch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictTest {
    private static final String FUNCTION = """
            int read_block(struct inode *inode)
            {
            	int error;

            	lock(inode);
            	error = do_read(inode);
            	unlock(inode);
            	return error;
            }
            """;

    private static final String DIFF = """
            diff --git a/fs/file.c b/fs/file.c
            index 1111111..2222222 100644
            --- a/fs/file.c
            +++ b/fs/file.c
            @@ -3,6 +3,7 @@ int read_block(struct inode *inode)
             	int error;
            \s
             	lock(inode);
            +	wait(inode);
             	error = do_read(inode);
             	unlock(inode);
             	return error;
            """;

    @TempDir
    Path dir;

    @Test
    void showsExpectedAndFoundLines() throws Exception {
        String moved = "/* one */\n/* two */\n" + FUNCTION.replace("	error = do_read(inode);", "	error = do_read(inode, 0);");
        ConflictException conflict = conflict(Map.of("fs/file.c", moved), Diffs.patch(1, DIFF));
        assertThat(conflict.explanation()).isEqualTo("""
                0001-demo.patch does not apply: fs/file.c, hunk 1 of 1 (@@ -3,6 +3,7 @@ int read_block(struct inode *inode)): line 8 differs
                  5 of its 6 old lines agree with the file from line 5 on
                       5            	int error;
                       6           \s
                       7            	lock(inode);
                       8  expected: 	error = do_read(inode);
                       8  found:    	error = do_read(inode, 0);""");
        assertThat(conflict.patch()).isEqualTo("0001-demo.patch");
        assertThat(conflict.file()).isEqualTo("fs/file.c");
        assertThat(conflict.hunk()).isEqualTo("hunk 1 of 1 (@@ -3,6 +3,7 @@ int read_block(struct inode *inode))");
    }

    @Test
    void seesThatOnlyWhiteSpaceDiffers() throws Exception {
        ConflictException conflict = conflict(Map.of("fs/file.c", FUNCTION.replace("\tlock", "        lock")), Diffs.patch(1, DIFF));
        assertThat(conflict.explanation()).endsWith("the first of these differs in white space only");
    }

    @Test
    void seesThatTheHunkIsThereAlready() throws Exception {
        ConflictException conflict = conflict(Map.of("fs/file.c", FUNCTION.replace("\terror =", "\twait(inode);\n\terror =")),
                Diffs.patch(1, DIFF));
        assertThat(conflict).hasMessageEndingWith(": its new lines are there already");
    }

    @Test
    void neverReducesContext() throws Exception {
        String file = FUNCTION.replace("	return error;", "	return 0;");
        assertThat(conflict(Map.of("fs/file.c", file), Diffs.patch(1, DIFF))).hasMessageEndingWith(": line 8 differs");
    }

    @Test
    void staysShortAndPrintable() throws Exception {
        StringBuilder diff = new StringBuilder("diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1,203 +1,203 @@\n");
        Stream.of("c1", "c2", "c3").forEach(c -> diff.append(' ').append(c).append('\n'));
        for (int i = 0; i < 100; i++) {
            diff.append("-\u001b[31m").append("long".repeat(100)).append("\n+new\n");
        }
        diff.append("-last\n+last\n".repeat(97)).append(" t1\n t2\n t3\n");
        ConflictException conflict = conflict(Map.of("x", "c1\nc2\nc3\n" + "other\n".repeat(300)), Diffs.patch(1, diff.toString()));
        assertThat(conflict.explanation().lines().count()).isLessThanOrEqualTo(20);
        assertThat(conflict.explanation()).doesNotContain("\u001b");
        assertThat(conflict.explanation().lines().mapToInt(String::length).max().getAsInt()).isLessThan(200);
        assertThat(conflict.getMessage()).doesNotContain("\n");
    }

    @Test
    void survivesAnEmptyFile() throws Exception {
        assertThat(conflict(Map.of("fs/file.c", ""), Diffs.patch(1, DIFF)).explanation())
                .contains("none of its lines is there").contains("(end of file)");
    }

    @Test
    void holdsAHunkWithoutContextBelowToTheEndOfTheFile() throws Exception {
        String diff = DIFF.substring(0, DIFF.indexOf("@@")) + "@@ -2,3 +2,4 @@\n b\n c\n d\n+e\n";
        assertThat(conflict(Map.of("fs/file.c", "a\nb\nc\nd\nz\n"), Diffs.patch(1, diff)))
                .hasMessageContaining("its lines must end the file");
        String top = DIFF.substring(0, DIFF.indexOf("@@")) + "@@ -1,3 +1,4 @@\n+e\n b\n c\n d\n";
        assertThat(conflict(Map.of("fs/file.c", "a\nb\nc\nd\n"), Diffs.patch(1, top)))
                .hasMessageContaining("its lines must begin the file");
    }

    @Test
    void refusesAHunkWithoutContext() throws Exception {
        String diff = DIFF.substring(0, DIFF.indexOf("@@")) + "@@ -2 +2 @@\n-b\n+B\n";
        assertThat(conflict(Map.of("fs/file.c", "a\nb\nc\n"), Diffs.patch(1, diff))).hasMessageContaining("has no context lines");
    }

    @Test
    void mindsTheMissingLastLineEnd() throws Exception {
        String diff = DIFF.substring(0, DIFF.indexOf("@@")) + "@@ -1,2 +1,3 @@\n a\n b\n+c\n";
        assertThat(conflict(Map.of("fs/file.c", "a\nb"), Diffs.patch(1, diff)).explanation())
                .contains("found:    b (no line end)");
    }

    @Test
    void namesFilesThatAreMissingOrThereAlready() throws Exception {
        Map<String, String> tree = Map.of("there", "x\n", "dir/file", "y\n", "link@", "there");
        what(tree, Diffs.replace(1, "absent", "a", "b"), "0001-demo.patch does not apply: absent: is not in the tree");
        what(tree, Diffs.delete(1, "absent", "a"), "absent: is not in the tree");
        what(tree, Diffs.rename(1, "absent", "new"), "absent: is not in the tree");
        what(tree, Diffs.copy(1, "absent", "new"), "absent: is not in the tree");
        what(tree, Diffs.create(1, "there", "100644", "z"), "there: exists already");
        what(tree, Diffs.rename(1, "there", "dir/file"), "dir/file: exists already");
        what(tree, Diffs.copy(1, "there", "dir"), "dir: exists already");
        what(tree, Diffs.create(1, "there/below", "100644", "z"), "there/below: there is a file in the tree, not a directory");
        what(tree, Diffs.replace(1, "dir", "a", "b"), "dir: is no file in the tree");
        what(tree, Diffs.replace(1, "link", "there", "b"), "link: is a symbolic link in the tree");
    }

    @Test
    void deletesOnlyWhatItKnows() throws Exception {
        what(Map.of("x", "a\nmore\n"), Diffs.delete(1, "x", "a"), "x");
        what(Map.of("x", "b\n"), Diffs.delete(1, "x", "a"), "x");
    }

    @Test
    void namesTheLaterPatchAndWritesNoRef() throws Exception {
        Path repository = dir.resolve("repo.git");
        String base = BareTrees.commit(repository, Map.of("x", "a\n"));
        var series = List.of(Diffs.replace(1, "x", "a", "b"), Diffs.replace(2, "x", "a", "c"));
        ConflictException conflict = catchThrowableOfType(ConflictException.class,
                () -> new SeriesApplier(repository).apply(base, List.of(), series));
        assertThat(conflict.patch()).isEqualTo("0002-demo.patch");
        assertThat(Files.exists(repository.resolve("refs/subblock"))).isFalse();
    }

    private void what(Map<String, String> tree, Patch patch, String message) throws Exception {
        assertThat(conflict(tree, patch)).hasMessageContaining(message).message().doesNotContain("\n");
    }

    private ConflictException conflict(Map<String, String> tree, Patch patch) throws Exception {
        Path repository = Files.createTempDirectory(dir, "repo");
        String base = BareTrees.commit(repository, tree);
        ConflictException conflict = catchThrowableOfType(ConflictException.class,
                () -> new SeriesApplier(repository).apply(base, List.of(), List.of(patch)));
        assertThat(conflict).as("the patch must not apply").isNotNull();
        return conflict;
    }
}
