package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.Git;
import dev.subblock.patches.tree.UnsafePathException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseImportTest {
    private static final Map<String, String> KERNEL = Map.of("fs/xfs/xfs_file.c", "code\n", "Makefile", "m\n",
            "scripts/run*", "r\n", "fs.c", "", "scripts/link@", "../Makefile");

    @TempDir
    Path dir;

    @Test
    void keepsFilesModesAndLinksWithoutTheLeadingDirectory() throws Exception {
        TreeImport.Imported imported = run(Tarballs.kernel().fsys());
        assertThat(BareTrees.files(repository(), imported.commit())).isEqualTo(KERNEL);
        assertThat(imported.files()).isEqualTo(5);
        assertThat(imported.ignored()).as("a hard link and a FIFO").isEqualTo(2);
    }

    @Test
    void makesOnePackThatGitFindsSound() throws Exception {
        Git.assumeInstalled();
        TreeImport.Imported imported = run(Tarballs.kernel().fsys());
        assertThat(Git.run(repository(), "fsck", "--strict", "--full")).doesNotContain("error", "warning", "dangling");
        assertThat(Git.run(repository(), "count-objects", "-v")).contains("count: 0\n", "packs: 1\n");
        assertThat(Git.run(repository(), "log", "--format=%H|%an|%ae|%at|%ct|%s"))
                .isEqualTo(imported.commit() + "|subblock authors|authors@subblock.invalid|" + Tarballs.DATE.getEpochSecond()
                        + "|" + Tarballs.DATE.getEpochSecond() + "|the title\n");
    }

    @Test
    void givesTheSameIdsEachTime() throws Exception {
        TreeImport.Imported first = run(Tarballs.kernel().fsys());
        Files.move(repository(), dir.resolve("first.git"));
        assertThat(run(Tarballs.kernel().fsys())).isEqualTo(first);
    }

    @Test
    void readsARealPackage() throws Exception {
        Commands system = new SystemCommands();
        assumeTrue(has("dpkg-deb"), "needs dpkg-deb");
        Path root = Files.createDirectories(dir.resolve("package"));
        Files.createDirectories(root.resolve("DEBIAN"));
        Files.writeString(root.resolve("DEBIAN/control"), "Package: linux-source-9.9\nVersion: 9.9.1-1\nArchitecture: all\n"
                + "Maintainer: Nobody <nobody@example.org>\nDescription: test\n");
        Files.createDirectories(root.resolve("usr/src"));
        Files.write(root.resolve(Tarballs.SOURCE.tarball()), Tarballs.kernel().tarXz());
        Commands.Outcome built = system.run(dir, List.of("dpkg-deb", "--root-owner-group", "-b", "package", "x.deb"), Duration.ofMinutes(1));
        assertThat(built.ok()).as(built.output()).isTrue();
        TreeImport.Imported imported = new BaseImport(system, line -> { }).run(dir.resolve("x.deb"), Tarballs.SOURCE, "t", repository());
        assertThat(BareTrees.files(repository(), imported.tree())).isEqualTo(KERNEL);
    }

    @Test
    void noticesThatTheUnpackerFailed() throws Exception {
        assumeTrue(has("dpkg-deb"), "needs dpkg-deb");
        Path notADeb = Files.writeString(dir.resolve("x.deb"), "rubbish");
        assertThatThrownBy(() -> new BaseImport(new SystemCommands(), line -> { }).run(notADeb, Tarballs.SOURCE, "t", repository()))
                .isInstanceOf(IOException.class).hasMessageContaining("dpkg-deb failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k/../../etc/passwd", "k/.git/config", "k/fs/../x", "k//x", "k/C:/x"})
    void refusesPathsThatLeaveTheTree(String path) {
        assertThatThrownBy(() -> run(new Tarballs().file(path, 0644, "x").fsys())).isInstanceOf(UnsafePathException.class)
                .hasMessageStartingWith("tarball: ");
    }

    @Test
    void refusesLinksThatLeaveTheTree() {
        assertThatThrownBy(() -> run(new Tarballs().link("k/link", "../../etc", TarConstants.LF_SYMLINK).fsys()))
                .isInstanceOf(UnsafePathException.class).hasMessageContaining("out of the tree");
    }

    @Test
    void refusesAFileThatIsTooLargeAndOneThatIsCutShort() {
        long huge = TreeImport.LARGEST_FILE + 1;
        assertThatThrownBy(() -> run(Tarballs.fsys(Tarballs.SOURCE.tarball(), new Tarballs().headerOnly("k/big", huge))))
                .isInstanceOf(BaseException.class).hasMessageContaining("larger than 64 MiB: big");
        assertThatThrownBy(() -> runIn("cut.git", Tarballs.fsys(Tarballs.SOURCE.tarball(), new Tarballs().headerOnly("k/cut", 5000))))
                .isInstanceOfAny(BaseException.class, IOException.class);
    }

    @Test
    void refusesAPackageWithoutTheTarballOrWithAnEmptyOne() {
        assertThatThrownBy(() -> run(Tarballs.fsys("usr/src/other.tar.xz", new byte[0])))
                .isInstanceOf(BaseException.class).hasMessageContaining("has no file usr/src/linux-source-9.9.tar.xz");
        assertThatThrownBy(() -> run(new Tarballs().directory("k/").fsys()))
                .isInstanceOf(BaseException.class).hasMessageContaining("has no files");
    }

    @Test
    void failsOnATarballThatIsCutShort() throws Exception {
        byte[] whole = Tarballs.kernel().tarXz();
        byte[] cut = Tarballs.fsys(Tarballs.SOURCE.tarball(), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> run(cut)).isInstanceOf(IOException.class);
    }

    private TreeImport.Imported run(byte[] fsys) throws Exception {
        return runIn("repo.git", fsys);
    }

    private TreeImport.Imported runIn(String name, byte[] fsys) throws Exception {
        return new BaseImport(new FakeApt(fsys), line -> { }).run(dir.resolve("x.deb"), Tarballs.SOURCE, "the title", dir.resolve(name));
    }

    private Path repository() {
        return dir.resolve("repo.git");
    }

    private boolean has(String program) throws InterruptedException {
        try {
            return new SystemCommands().run(dir, List.of(program, "--version"), Duration.ofSeconds(10)).ok();
        } catch (IOException e) {
            return false;
        }
    }
}
