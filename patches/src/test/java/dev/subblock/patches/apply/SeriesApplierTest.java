package dev.subblock.patches.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.Git;
import dev.subblock.patches.tree.TreeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesApplierTest {
    @TempDir
    Path dir;
    private Path repository;
    private String base;

    @BeforeEach
    void makeBase() throws Exception {
        repository = dir.resolve("repo.git");
        base = BareTrees.commit(repository, Map.of("Makefile", "m\n", "fs/a.c", "a\n", "fs/xfs/b.c", "b\n",
                "tools/run*", "r\n", "tools/link@", "run", "fs-x", "f\n", "fs.x", "f\n"));
    }

    @Test
    void givesOneCommitPerStepAndStepZeroForTheControls() throws Exception {
        List<Step> steps = applier().apply(base, List.of(Diffs.replace(1, "fs/a.c", "a", "A"), Diffs.replace(2, "fs/xfs/b.c", "b", "B")),
                List.of(Diffs.replace(1, "fs/a.c", "A", "a1"), Diffs.replace(2, "fs/a.c", "a1", "a2")));
        assertThat(steps).extracting(Step::number).containsExactly(0, 1, 2);
        assertThat(steps).extracting(Step::title).containsExactly("demo 2", "demo 1", "demo 2");
        assertThat(steps.get(0).files()).containsExactly("fs/a.c", "fs/xfs/b.c");
        assertThat(steps.get(1).files()).containsExactly("fs/a.c");
        assertThat(content(steps.get(0))).containsEntry("fs/a.c", "A\n").containsEntry("fs/xfs/b.c", "B\n");
        assertThat(content(steps.get(1))).containsEntry("fs/a.c", "a1\n").containsEntry("fs/xfs/b.c", "B\n");
        assertThat(content(steps.get(2))).containsEntry("fs/a.c", "a2\n").hasSize(7);
    }

    @Test
    void isTheBaseItselfWithoutPatches() throws Exception {
        List<Step> steps = applier().apply(base, List.of(), List.of());
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0)).extracting(Step::commit, Step::title, Step::files).containsExactly(base, "the base", List.of());
    }

    @Test
    void givesEqualIdsForEqualInput() throws Exception {
        var series = List.of(Diffs.replace(1, "fs/a.c", "a", "A"), Diffs.create(2, "fs/new/c.c", "100644", "c"));
        List<Step> first = applier().apply(base, List.of(), series);
        assertThat(applier().apply(base, List.of(), series)).isEqualTo(first);
        Path other = dir.resolve("other.git");
        BareTrees.commit(other, BareTrees.files(repository, base));
        assertThat(new SeriesApplier(other).apply(base, List.of(), series)).isEqualTo(first);
    }

    @Test
    void makesCommitsAndTreesThatGitFindsSoundAndKeeps() throws Exception {
        Git.assumeInstalled();
        List<Step> steps = applier().apply(base, List.of(), List.of(Diffs.create(1, "fs/b", "100644", "n"),
                Diffs.create(2, "fs/xfs-y", "100755", "n"), Diffs.delete(3, "fs/xfs/b.c", "b")));
        assertThat(Git.run(repository, "fsck", "--strict", "--no-dangling")).doesNotContain("error", "warning");
        assertThat(Git.run(repository, "log", "--format=%an %ae %ai|%cn %ce %ci|%B", steps.get(1).commit(), "-1"))
                .startsWith("Ada Example ada@example.org 2010-11-22 10:00:00 +1100"
                        + "|subblock authors authors@subblock.invalid 2010-11-21 23:00:00 +0000|demo 1\n\nWhy.\n");
        assertThat(Git.run(repository, "for-each-ref", "--format=%(refname)", "--contains", steps.get(1).commit()))
                .isEqualTo("refs/subblock/steps/" + steps.get(3).commit() + "\n");
        assertThat(Git.run(repository, "ls-tree", "-r", "--name-only", steps.get(3).commit()))
                .isEqualTo("Makefile\nfs-x\nfs.x\nfs/a.c\nfs/b\nfs/xfs-y\ntools/link\ntools/run\n");
    }

    @Test
    void keepsTheModeWhereThePatchDoesNotChangeIt() throws Exception {
        List<Step> steps = applier().apply(base, List.of(), List.of(
                Diffs.patch(1, "diff --git a/tools/run b/tools/run\n--- a/tools/run\n+++ b/tools/run\n@@ -1 +1 @@\n-r\n+R\n"),
                Diffs.rename(2, "tools/run", "tools/go"), Diffs.copy(3, "tools/go", "tools/gone"),
                Diffs.rename(4, "tools/link", "tools/ln")));
        assertThat(content(steps.get(4))).containsEntry("tools/go*", "R\n").containsEntry("tools/gone*", "R\n")
                .containsEntry("tools/ln@", "run").doesNotContainKeys("tools/run*", "tools/link@");
        assertThat(steps.get(2).files()).containsExactly("tools/go", "tools/run");
        assertThat(steps.get(3).files()).containsExactly("tools/gone");
    }

    @Test
    void changesModesAndCreatesAndDeletes() throws Exception {
        List<Step> steps = applier().apply(base, List.of(), List.of(
                Diffs.patch(1, "diff --git a/Makefile b/Makefile\nold mode 100644\nnew mode 100755\n"),
                Diffs.create(2, "new/dir/file*".replace("*", ""), "100755", "n"),
                Diffs.create(3, "new/dir/link", "120000", "../../Makefile"),
                Diffs.delete(4, "fs/xfs/b.c", "b")));
        assertThat(content(steps.get(4))).containsEntry("Makefile*", "m\n").containsEntry("new/dir/file*", "n\n")
                .containsEntry("new/dir/link@", "../../Makefile").doesNotContainKey("fs/xfs/b.c");
    }

    @Test
    void replacesAFileByADirectory() throws Exception {
        List<Step> steps = applier().apply(base, List.of(), List.of(Diffs.delete(1, "fs-x", "f"),
                Diffs.create(2, "fs-x/inner", "100644", "n")));
        assertThat(content(steps.get(2))).containsEntry("fs-x/inner", "n\n").doesNotContainKey("fs-x");
    }

    @Test
    void refusesAnUnknownCommitAndAMissingRepository() {
        assertThatThrownBy(() -> applier().apply("0123456789012345678901234567890123456789", List.of(), List.of()))
                .isInstanceOf(TreeException.class).hasMessageContaining("has no commit");
        assertThatThrownBy(() -> new SeriesApplier(dir.resolve("absent")).apply(base, List.of(), List.of()))
                .isInstanceOf(TreeException.class).hasMessageContaining("is no git repository");
        assertThat(Files.exists(dir.resolve("absent"))).isFalse();
    }

    private SeriesApplier applier() {
        return new SeriesApplier(repository);
    }

    private Map<String, String> content(Step step) throws Exception {
        return BareTrees.files(repository, step.commit());
    }
}
