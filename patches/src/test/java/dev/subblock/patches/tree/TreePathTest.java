package dev.subblock.patches.tree;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {
    @ParameterizedTest
    @ValueSource(strings = {"fs/xfs/xfs_file.c", ".gitignore", "a..b", "...", "nvkm/subdev/i2c/aux.c", "git", "x.git/y", "caf\u00e9"})
    void allowsWhatKernelsHave(String path) {
        assertThatNoException().isThrownBy(() -> TreePath.check("test", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/x", "..", "a/..", "a/../b", ".", "a/.", "a//b", "a/", ".git", "a/.gIt/b",
        ".g\u200cit/x", "c:/x", "a\\..\\b", "a\0b"})
    void refusesTheRest(String path) {
        assertThatThrownBy(() -> TreePath.check("test", path)).isInstanceOf(UnsafePathException.class)
                .message().startsWith("test: '").doesNotContain("\0");
    }

    @Test
    void refusesAPathThatNoKernelOpens() {
        assertThatThrownBy(() -> TreePath.check("test", "a/".repeat(3000) + "b")).isInstanceOf(UnsafePathException.class);
    }

    @ParameterizedTest
    @CsvSource({"a,b", "a,./b", "d/a,../b", "d/e/a,../../b/c", "d/a,..", "a,.", "d/a,../d/./b"})
    void allowsLinksInside(String path, String target) {
        assertThatNoException().isThrownBy(() -> TreePath.checkLink("test", path, target));
    }

    @ParameterizedTest
    @CsvSource({"a,/b", "a,..", "a,../b", "d/a,../../b", "d/a,../../d/b", "a,.git/x", "d/a,../.git", "a,''", "a,b/../../c"})
    void refusesLinksOutside(String path, String target) {
        assertThatThrownBy(() -> TreePath.checkLink("test", path, target)).isInstanceOf(UnsafePathException.class)
                .hasMessageContaining("is a symbolic link out of the tree");
    }
}
