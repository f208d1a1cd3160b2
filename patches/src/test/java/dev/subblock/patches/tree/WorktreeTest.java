package dev.subblock.patches.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.Git;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeTest {
    private static final Map<String, String> FILES = Map.of("Makefile", "m\n", "fs/a.c", "a\n", "fs/xfs/b.c", "b\n",
            "run*", "r\n", "link@", "fs/a.c", ".gitignore", "*.o\n/*\n", "fs/.gitignore", "/made.c\n");

    @TempDir
    Path dir;
    private Path repository;
    private String base;
    private Path checkout;

    @BeforeEach
    void makeBase() throws Exception {
        repository = dir.resolve("repo.git");
        base = BareTrees.commit(repository, FILES);
        checkout = dir.resolve("new/checkout");
    }

    @Test
    void checksOutFilesAsTheyAre() throws Exception {
        Worktree.create(repository, base, checkout);
        assertThat(Files.readString(checkout.resolve("fs/xfs/b.c"))).isEqualTo("b\n");
        assertThat(Files.isExecutable(checkout.resolve("run"))).isTrue();
        assertThat(Files.isExecutable(checkout.resolve("Makefile"))).isFalse();
        assertThat(Files.readSymbolicLink(checkout.resolve("link"))).isEqualTo(Path.of("fs/a.c"));
    }

    @Test
    void isARepositoryThatGitWorksIn() throws Exception {
        Git.assumeInstalled();
        Worktree.create(repository, base, checkout);
        assertThat(Git.run(checkout, "status", "--porcelain", "--branch")).isEqualTo("## subblock\n");
        assertThat(Git.run(checkout, "log", "--format=%H %s")).isEqualTo(base + " the base\n");
        Files.writeString(checkout.resolve("fs/a.c"), "A\n");
        assertThat(Git.run(checkout, "status", "--porcelain")).isEqualTo(" M fs/a.c\n");
        Git.run(checkout, "commit", "-qam", "mine");
        assertThat(Git.run(checkout, "fsck", "--strict")).doesNotContain("error", "missing");

        Snapshot snapshot = Worktree.open(checkout).snapshot();
        assertThat(snapshot.changed()).containsExactly("fs/a.c");
        assertThat(BareTrees.files(repository, snapshot.commit())).containsEntry("fs/a.c", "A\n").hasSize(FILES.size());
        assertThat(Git.run(repository, "fsck", "--strict")).doesNotContain("error", "missing");
        assertThat(Git.run(repository, "for-each-ref", "--contains", snapshot.commit())).contains("refs/subblock/snapshots/");
    }

    @Test
    void isTheStartItselfWhereNothingIsChanged() throws Exception {
        Snapshot snapshot = Worktree.create(repository, base, checkout).snapshot();
        assertThat(snapshot.commit()).isEqualTo(base);
        assertThat(snapshot.changed()).isEmpty();
    }

    @Test
    void takesOverEveryKindOfChange() throws Exception {
        Worktree worktree = Worktree.create(repository, base, checkout);
        Files.writeString(checkout.resolve("fs/a.c"), "more\n", StandardOpenOption.APPEND);
        Files.delete(checkout.resolve("fs/xfs/b.c"));
        Files.writeString(checkout.resolve("fs/new.c"), "n\n");
        Files.createDirectories(checkout.resolve("fs/deep/er"));
        Files.writeString(checkout.resolve("fs/deep/er/x.h"), "x\n");
        Files.setPosixFilePermissions(checkout.resolve("Makefile"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(checkout.resolve("fs/ln"), Path.of("../Makefile"));
        Snapshot snapshot = worktree.snapshot();
        assertThat(snapshot.changed()).containsExactly("Makefile", "fs/a.c", "fs/deep/er/x.h", "fs/ln", "fs/new.c", "fs/xfs/b.c");
        assertThat(BareTrees.files(repository, snapshot.tree())).containsOnly(
                Map.entry("Makefile*", "m\n"), Map.entry("fs/a.c", "a\nmore\n"), Map.entry("fs/new.c", "n\n"),
                Map.entry("fs/deep/er/x.h", "x\n"), Map.entry("fs/ln@", "../Makefile"), Map.entry("run*", "r\n"),
                Map.entry("link@", "fs/a.c"), Map.entry(".gitignore", "*.o\n/*\n"), Map.entry("fs/.gitignore", "/made.c\n"));
        assertThat(worktree.snapshot()).as("an equal state is an equal commit").isEqualTo(snapshot);
    }

    @Test
    void leavesOutWhatIsIgnoredButNotWhatDebiansRuleForEverythingHides() throws Exception {
        Worktree worktree = Worktree.create(repository, base, checkout);
        Files.writeString(checkout.resolve("fs/a.o"), "object");
        Files.writeString(checkout.resolve("fs/made.c"), "made");
        Files.writeString(checkout.resolve("fs/xfs/made.c"), "not the ignored one");
        Files.writeString(checkout.resolve("top.c"), "t");
        assertThat(worktree.snapshot().changed()).containsExactly("fs/xfs/made.c", "top.c");
    }

    @Test
    void noticesAnEditThatKeepsSizeAndTime() throws Exception {
        Worktree worktree = Worktree.create(repository, base, checkout);
        Path file = checkout.resolve("fs/a.c");
        // As late as the index itself: such an entry must not be trusted.
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(checkout.resolve(".git/index"), time);
        Files.writeString(file, "Z\n");
        Files.setLastModifiedTime(file, time);
        assertThat(worktree.snapshot().changed()).containsExactly("fs/a.c");
    }

    @Test
    void doesNotTakeATouchedFileForAChange() throws Exception {
        Worktree worktree = Worktree.create(repository, base, checkout);
        Files.setLastModifiedTime(checkout.resolve("fs/a.c"), FileTime.fromMillis(1_234_567_890_000L));
        assertThat(worktree.snapshot().changed()).isEmpty();
    }

    @Test
    void refusesWhatCannotGoIntoATree() throws Exception {
        Worktree worktree = Worktree.create(repository, base, checkout);
        Path link = Files.createSymbolicLink(checkout.resolve("fs/out"), Path.of("/etc/passwd"));
        assertThatThrownBy(worktree::snapshot).isInstanceOf(UnsafePathException.class).hasMessageContaining("fs/out");
        Files.delete(link);
        try (RandomAccessFile sparse = new RandomAccessFile(checkout.resolve("fs/core").toFile(), "rw")) {
            sparse.setLength(WorktreeScan.LARGEST_FILE + 1);
        }
        assertThatThrownBy(worktree::snapshot).isInstanceOf(TreeException.class).hasMessageContaining("larger than 64 MiB");
    }

    @Test
    void refusesADirectoryWithSomethingInIt() throws Exception {
        Files.createDirectories(checkout);
        Files.writeString(checkout.resolve("precious"), "p");
        assertThatThrownBy(() -> Worktree.create(repository, base, checkout)).isInstanceOf(TreeException.class)
                .hasMessageContaining("is not empty");
        assertThat(checkout).isDirectoryContaining(p -> p.endsWith("precious"));
        assertThatThrownBy(() -> Worktree.create(repository, base, checkout.resolve("precious")))
                .isInstanceOf(TreeException.class).hasMessageContaining("is a file");
        assertThatThrownBy(() -> Worktree.create(repository, "1234567", dir.resolve("other")))
                .isInstanceOf(TreeException.class).hasMessageContaining("has no commit");
    }

    @Test
    void opensOnlyWhatItMade() throws Exception {
        assertThatThrownBy(() -> Worktree.open(dir)).isInstanceOf(TreeException.class).hasMessageContaining("was not made by");
        Worktree made = Worktree.create(repository, base, checkout);
        assertThat(Worktree.open(checkout)).isEqualTo(made);
        Files.move(repository, dir.resolve("moved.git"));
        assertThatThrownBy(() -> Worktree.open(checkout)).isInstanceOf(TreeException.class).hasMessageContaining("is gone");
    }
}
