package dev.subblock.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltObjectsTest {

    @TempDir
    private Path temp;

    /** As Kbuild leaves it: what an object was made of is in a note beside it. */
    @BeforeEach
    void build() throws Exception {
        object("fs/xfs/xfs_file.o", "fs/xfs/xfs_file.c", "fs/xfs/xfs_mount.h", "include/linux/fs.h");
        object("fs/xfs/libxfs/xfs_bmap.o", "fs/xfs/libxfs/xfs_bmap.c", "fs/xfs/xfs_mount.h");
        object("fs/ext4/xfs_file.o", "fs/ext4/fs/xfs/xfs_file.c.c", "include/linux/fs.h.h");
    }

    private void object(String name, String... madeOf) throws Exception {
        Path object = temp.resolve("obj").resolve(name);
        Files.createDirectories(object.getParent());
        Files.writeString(object, name);
        Files.writeString(object.resolveSibling("." + object.getFileName() + ".cmd"), "cmd_" + name + " := gcc -c -o " + name + " /home/src/" + madeOf[0]
                + "\n\ndeps_" + name + " := \\\n    $(wildcard include/config/X) \\\n  /home/src/" + String.join(" \\\n  /home/src/", madeOf) + " \\\n");
    }

    private List<String> copied(String... files) throws Exception {
        return new BuiltObjects(temp.resolve("obj")).copy(List.of(files), temp.resolve("to"));
    }

    @Test
    void ofASourceAndOfAHeader() throws Exception {
        assertThat(copied("fs/xfs/xfs_file.c")).containsExactly("fs/xfs/xfs_file.o");
        assertThat(temp.resolve("to/fs/xfs/xfs_file.o")).hasContent("fs/xfs/xfs_file.o");
        assertThat(copied("fs/xfs/xfs_mount.h")).containsExactly("fs/xfs/libxfs/xfs_bmap.o", "fs/xfs/xfs_file.o");
        assertThat(copied("fs/xfs/libxfs/xfs_bmap.c", "include/linux/fs.h")).hasSize(2);
    }

    @Test
    void whatIsNotCompiledHasNone() throws Exception {
        assertThat(copied("fs/xfs/xfs_qm.c", "Documentation/x.rst")).isEmpty();
        Files.delete(temp.resolve("obj/fs/xfs/xfs_file.o"));
        assertThat(copied("fs/xfs/xfs_file.c")).isEmpty();
    }
}
