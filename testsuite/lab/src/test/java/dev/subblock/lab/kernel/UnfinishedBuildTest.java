package dev.subblock.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedBuildTest {

    private static final long BEGUN = 1_700_000_000_000L;

    @TempDir
    private Path temp;

    private Path objects;
    private Path marker;
    private UnfinishedBuild build;

    @BeforeEach
    void objects() throws Exception {
        objects = Files.createDirectories(temp.resolve("obj/fs/xfs")).getParent().getParent();
        marker = temp.resolve("unfinished");
        build = new UnfinishedBuild(marker, objects);
    }

    private Path object(String name, long millis) throws Exception {
        Path file = Files.writeString(objects.resolve(name), "x");
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
        return file;
    }

    @Test
    void nothingIsRemovedWhereTheLastBuildEnded() throws Exception {
        build.begin();
        Path old = object("fs/old.o", BEGUN);
        Path fresh = object("fs/xfs/new.o", BEGUN + 10_000_000);
        build.end();
        build.begin();
        assertThat(old).exists();
        assertThat(fresh).exists();
        assertThat(marker).exists();
    }

    @Test
    void whatAnUnfinishedBuildWroteIsRemovedAndNothingElse() throws Exception {
        build.begin();
        Files.setLastModifiedTime(marker, FileTime.fromMillis(BEGUN));
        Path before = object("fs/before.o", BEGUN - 1);
        Path same = object("fs/same.o", BEGUN);
        Path after = object("fs/xfs/after.o", BEGUN + 1);
        Path link = Files.createSymbolicLink(objects.resolve("source"), temp);
        build.begin();
        assertThat(before).exists();
        assertThat(same).as("a clock has steps: as old as the marker may be newer").doesNotExist();
        assertThat(after).doesNotExist();
        assertThat(link).exists();
    }

    /** The second build that is cut short must not count from the first one's beginning. */
    @Test
    void eachBuildCountsFromItsOwnBeginning() throws Exception {
        build.begin();
        Files.setLastModifiedTime(marker, FileTime.fromMillis(BEGUN));
        build.begin();
        assertThat(Files.getLastModifiedTime(marker).toMillis()).isGreaterThan(BEGUN);
        build.end();
        assertThat(marker).doesNotExist();
    }
}
