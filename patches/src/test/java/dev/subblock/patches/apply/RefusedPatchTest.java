package dev.subblock.patches.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.tree.UnsafePathException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedPatchTest {
    @TempDir
    Path dir;
    private Path repository;
    private String base;

    @BeforeEach
    void makeBase() throws Exception {
        repository = dir.resolve("repo.git");
        base = BareTrees.commit(repository, Map.of("x", "a\n", "dir/y", "b\n", "way@", "dir"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "dir/../../x", "dir/./x", "/etc/x", "dir//x", ".git/config", "dir/.git/hooks/x",
        ".GIT/config", ".Git", "C:x", "dir\\x"})
    void refusesPathsThatLeaveTheTree(String path) {
        unsafe(Diffs.create(1, path, "100644", "z"));
        unsafe(Diffs.replace(1, path, "a", "z"));
        unsafe(Diffs.delete(1, path, "a"));
        unsafe(Diffs.rename(1, "x", path));
        unsafe(Diffs.rename(1, path, "z"));
        unsafe(Diffs.copy(1, "x", path));
        unsafe(Diffs.copy(1, path, "z"));
    }

    @Test
    void refusesANulInAPath() {
        unsafe(Diffs.patch(1, "diff --git \"a/x\\000y\" \"b/x\\000y\"\nnew file mode 100644\n--- /dev/null\n"
                + "+++ \"b/x\\000y\"\n@@ -0,0 +1 @@\n+z\n"));
    }

    @Test
    void refusesPathsThroughASymbolicLink() {
        unsafe(Diffs.replace(1, "way/y", "b", "z"));
        unsafe(Diffs.create(1, "way/new", "100644", "z"));
        unsafe(Diffs.rename(1, "x", "way/new"));
        unsafe(Diffs.rename(1, "way/y", "new"));
    }

    @Test
    void refusesAPathThroughALinkOfAnEarlierPatch() {
        unsafe(Diffs.create(1, "fresh", "120000", "dir"), Diffs.create(2, "fresh/z", "100644", "z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../x", "../../x", "./../x", ".git/config", "dir/../.git"})
    void refusesLinksOutOfTheTree(String target) {
        unsafe(Diffs.create(1, "link", "120000", target));
    }

    @Test
    void refusesALinkThatIsBentOrMovedToLeaveTheTree() {
        unsafe(Diffs.patch(1, """
                diff --git a/way b/way
                index 1111111..2222222 120000
                --- a/way
                +++ b/way
                @@ -1 +1 @@
                -dir
                \\ No newline at end of file
                +../dir
                \\ No newline at end of file
                """));
        unsafe(Diffs.create(1, "dir/up", "120000", "../x"), Diffs.rename(2, "dir/up", "up"));
    }

    @Test
    void checksAllPatchesBeforeTheFirstIsApplied() {
        // The first does not apply; that it is not what is complained of shows the order.
        unsafe(Diffs.replace(1, "x", "no such line", "z"), Diffs.create(2, "../z", "100644", "z"));
    }

    @Test
    void refusesWhatIsNoText() {
        refused("as binary data", Diffs.patch(1, "diff --git a/x b/x\nindex 1111111..2222222 100644\nBinary files a/x and b/x differ\n"));
        refused("as binary data", Diffs.patch(1, "diff --git a/x b/x\nindex 1111111..2222222 100644\nGIT binary patch\n"
                + "literal 1\nIcmZPo000310RR91\n\nliteral 1\nIcmZPo000310RR91\n\n"));
        refused("neither a file nor a symbolic link", Diffs.create(1, "sub", "160000", "Subproject commit 0"));
    }

    @Test
    void refusesContradictions() {
        refused("without saying that it is a rename", Diffs.patch(1, "diff --git a/x b/x\nindex 1111111..2222222 100644\n"
                + "--- a/x\n+++ b/dir/y\n@@ -1 +1 @@\n-a\n+z\n"));
        String once = "diff --git a/x b/x\nindex 1111111..2222222 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+z\n";
        refused("changes x twice", Diffs.patch(1, once + once));
    }

    private void unsafe(Patch... patches) {
        assertThatThrownBy(() -> new SeriesApplier(repository).apply(base, List.of(), List.of(patches)))
                .isInstanceOf(UnsafePathException.class).hasMessageEndingWith(": refused").message().doesNotContain("\n");
        assertThat(Files.exists(repository.resolve("refs/subblock"))).isFalse();
    }

    private void refused(String message, Patch... patches) {
        assertThatThrownBy(() -> new SeriesApplier(repository).apply(base, List.of(), List.of(patches)))
                .isInstanceOf(PatchesException.class).hasMessageContaining(message).message().doesNotContain("\n");
    }
}
