package dev.subblock.patches.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.Git;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In repositories as git sees them. */
class CopiedTreesTest {

    @TempDir
    Path scratch;
    private Path bare;
    private String base;
    private String one;
    private String two;

    @BeforeEach
    void twoCopied() throws Exception {
        bare = scratch.resolve("bare");
        base = BareTrees.commit(bare, Map.of("f", "f\n", "shared", "s\n"));
        Git.run(bare, "update-ref", "refs/heads/base", base);
        one = copied(Map.of("f", "one\n", "shared", "s\n"));
        two = copied(Map.of("f", "two\n", "dir/g", "g\n"));
    }

    private String copied(Map<String, String> files) throws Exception {
        Path other = scratch.resolve("other-" + files.hashCode());
        String commit = BareTrees.commit(other, files);
        String tree = Git.run(other, "rev-parse", commit + "^{tree}").strip();
        new TreeCopy(bare).copy(other, tree);
        return tree;
    }

    @Test
    void theyAreKnown() throws Exception {
        assertThat(new CopiedTrees(bare).all()).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void whatIsLetGoOfIsGoneAndNothingElse() throws Exception {
        assertThat(new CopiedTrees(bare).remove(Set.of(two))).isEqualTo(1);

        assertThat(new CopiedTrees(bare).all()).containsExactly(two);
        assertThatThrownBy(() -> BareTrees.files(bare, one)).isInstanceOf(MissingObjectException.class);
        assertThat(BareTrees.files(bare, two)).isEqualTo(Map.of("f", "two\n", "dir/g", "g\n"));
        assertThat(BareTrees.files(bare, base)).isEqualTo(Map.of("f", "f\n", "shared", "s\n"));
        Git.run(bare, "fsck", "--strict");
    }

    @Test
    void oneThatIsGoneCanBeCopiedAgain() throws Exception {
        new CopiedTrees(bare).remove(Set.of());
        assertThat(new CopiedTrees(bare).all()).isEmpty();

        assertThat(copied(Map.of("f", "one\n", "shared", "s\n"))).isEqualTo(one);
        assertThat(BareTrees.files(bare, one)).containsEntry("f", "one\n");
    }
}
