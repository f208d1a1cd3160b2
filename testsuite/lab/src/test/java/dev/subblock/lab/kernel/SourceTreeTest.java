package dev.subblock.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTreeTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path temp;

    private GitTrees git;
    private SourceTree source;

    @BeforeEach
    void open() throws Exception {
        git = new GitTrees(temp.resolve("repository.git"));
        source = new SourceTree(temp.resolve("work/src"));
    }

    @AfterEach
    void close() {
        git.close();
    }

    private int moveTo(String tree) throws Exception {
        return source.moveTo(git.directory(), tree);
    }

    private Path file(String path) {
        return source.directory().resolve(path);
    }

    private Path state() {
        return temp.resolve("work/src.tree");
    }

    /** What is on disk, in the words of {@link GitTrees#tree}; a directory with nothing in it ends with a slash. */
    private Map<String, String> onDisk() throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(source.directory())) {
            for (Path path : walk.filter(p -> !p.equals(source.directory())).toList()) {
                String name = source.directory().relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    found.put(name, "l:" + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path)) {
                    found.put(name, (Files.isExecutable(path) ? "x:" : "") + Files.readString(path));
                } else {
                    try (Stream<Path> in = Files.list(path)) {
                        if (in.findAny().isEmpty()) {
                            found.put(name + "/", "");
                        }
                    }
                }
            }
        }
        return found;
    }

    private static final Map<String, String> FIRST = Map.of(
            "Makefile", "all:\n", "fs/xfs/xfs_file.c", "int a;\n", "fs/xfs/xfs_aops.c", "int b;\n",
            "scripts/run.sh", "x:#!/bin/sh\n", "arch/x86/link", "l:../../Makefile", "empty", "");

    @Test
    void theFirstMoveWritesEverything() throws Exception {
        assertThat(moveTo(git.tree(FIRST))).isEqualTo(FIRST.size());
        assertThat(onDisk()).isEqualTo(FIRST);
    }

    @Test
    void aMoveToTheSameTreeDoesNothing() throws Exception {
        String tree = git.tree(FIRST);
        moveTo(tree);
        Files.setLastModifiedTime(file("Makefile"), LONG_AGO);
        assertThat(moveTo(tree)).isZero();
        assertThat(Files.getLastModifiedTime(file("Makefile"))).isEqualTo(LONG_AGO);
    }

    @Test
    void onlyWhatDiffersIsWritten() throws Exception {
        moveTo(git.tree(FIRST));
        for (String path : FIRST.keySet()) {
            if (!Files.isSymbolicLink(file(path))) {
                Files.setLastModifiedTime(file(path), LONG_AGO);
            }
        }
        Map<String, String> next = new TreeMap<>(FIRST);
        next.put("fs/xfs/xfs_file.c", "int changed;\n");
        next.put("fs/new.c", "new\n");
        next.remove("empty");
        assertThat(moveTo(git.tree(next))).isEqualTo(3);
        assertThat(onDisk()).isEqualTo(next);
        for (String kept : List.of("Makefile", "fs/xfs/xfs_aops.c", "scripts/run.sh")) {
            assertThat(Files.getLastModifiedTime(file(kept))).as(kept).isEqualTo(LONG_AGO);
        }
        assertThat(Files.getLastModifiedTime(file("fs/xfs/xfs_file.c"))).isGreaterThan(LONG_AGO);
    }

    static Stream<List<Map<String, String>>> changes() {
        return Stream.of(
                List.of(Map.of("a", "file"), Map.of("a/b", "inside")),
                List.of(Map.of("a", "file"), Map.of("a/b/c", "inside", "a/d", "too")),
                List.of(Map.of("a", "file"), Map.of("a", "l:b", "b", "x")),
                List.of(Map.of("a/b", "inside", "b", "x"), Map.of("a", "l:b", "b", "x")),
                List.of(Map.of("a/b", "inside"), Map.of("a", "l:.")),
                List.of(Map.of("a.c", "x", "a/b", "y", "a-b", "z"), Map.of("a", "file", "a.c", "x")),
                List.of(Map.of("a", "text"), Map.of("a", "x:text")),
                List.of(Map.of("a/b/c/d", "deep", "z", "z"), Map.of("z", "z")),
                List.of(Map.of("a/b/c/d", "deep", "a/k", "kept"), Map.of("a/k", "kept")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyKindOfChangeWorksInBothDirections(List<Map<String, String>> pair) throws Exception {
        String one = git.tree(pair.get(0));
        String two = git.tree(pair.get(1));
        moveTo(one);
        moveTo(two);
        assertThat(onDisk()).isEqualTo(pair.get(1));
        moveTo(one);
        assertThat(onDisk()).isEqualTo(pair.get(0));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aMoveThatWasCutShortIsCompletedFromEitherSide(List<Map<String, String>> pair) throws Exception {
        String one = git.tree(pair.get(0));
        String two = git.tree(pair.get(1));
        String third = git.tree(Map.of("a/b", "other", "q", "r"));
        for (String target : List.of(one, two, third)) {
            for (String disk : List.of(one, two)) {
                moveTo(one);
                moveTo(disk);
                // All of one tree's files are there, and the journal says that they may be of either.
                Files.write(state(), List.of(one, two));
                moveTo(target);
                moveTo(target.equals(one) ? two : one);
                moveTo(target);
                assertThat(onDisk()).isEqualTo(target.equals(one) ? pair.get(0)
                        : target.equals(two) ? pair.get(1) : Map.of("a/b", "other", "q", "r"));
            }
        }
    }

    @Test
    void aHalfWrittenFileIsWrittenAnew() throws Exception {
        Map<String, String> next = new TreeMap<>(FIRST);
        next.put("fs/xfs/xfs_file.c", "int changed;\nint more;\n");
        next.put("gone/x", "y");
        String one = git.tree(FIRST);
        String two = git.tree(next);
        moveTo(one);
        Files.write(state(), List.of(one, two));
        Files.writeString(file("fs/xfs/xfs_file.c"), "int cha");
        Files.createDirectory(file("gone"));
        assertThat(moveTo(one)).isPositive();
        assertThat(onDisk()).isEqualTo(FIRST);
        assertThat(Files.readAllLines(state())).containsExactly(one);
    }

    /** Three trees in the journal: a move that was cut short, and then another one to elsewhere. */
    @Test
    void aFileBehindALinkOfAnotherTreeIsLeftAlone() throws Exception {
        Path outside = Files.writeString(Files.createDirectory(temp.resolve("outside")).resolve("b"), "ours");
        String directory = git.tree(Map.of("a/b", "1"));
        String link = git.tree(Map.of("a", "l:" + outside.getParent()));
        moveTo(link);
        Files.write(state(), List.of(directory, link));
        moveTo(git.tree(Map.of("a/b", "2")));
        assertThat(outside).hasContent("ours");
        assertThat(onDisk()).isEqualTo(Map.of("a/b", "2"));
    }

    @Test
    void aFirstWriteThatWasCutShortLeavesNothingBehind() throws Exception {
        Files.createDirectories(file("fs"));
        Files.writeString(file("fs/stale.c"), "of another tree");
        Files.writeString(file("Makefile"), "hal");
        moveTo(git.tree(FIRST));
        assertThat(onDisk()).isEqualTo(FIRST);
    }

    @Test
    void aTreeThatIsNoLongerInTheRepositoryIsWrittenOver() throws Exception {
        moveTo(git.tree(FIRST));
        Files.write(state(), List.of("0123456789012345678901234567890123456789"));
        Map<String, String> next = Map.of("only", "this");
        moveTo(git.tree(next));
        assertThat(onDisk()).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "no tree\n", "01234"})
    void aDamagedStateIsNone(String damaged) throws Exception {
        moveTo(git.tree(Map.of("old", "x")));
        Files.writeString(state(), damaged);
        moveTo(git.tree(FIRST));
        assertThat(onDisk()).isEqualTo(FIRST);
    }

    @Test
    void aDirectoryThatWasDeletedIsWrittenAgain() throws Exception {
        String tree = git.tree(FIRST);
        moveTo(tree);
        dev.subblock.lab.DirectoryTree.delete(source.directory());
        moveTo(tree);
        assertThat(onDisk()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "/escaped", "a/../../../escaped", "..", "./x"})
    void aPathThatLeavesIsRefusedAndNothingIsTouched(String path) throws Exception {
        String good = git.tree(FIRST);
        moveTo(good);
        String bad = git.rawTree(path, "evil");
        assertThatThrownBy(() -> moveTo(bad)).isInstanceOf(LabException.class).hasMessageContaining(path);
        assertThat(onDisk()).isEqualTo(FIRST);
        assertThat(Files.readAllLines(state())).containsExactly(good);
        assertThat(temp.resolve("work/escaped")).doesNotExist();
        assertThat(Path.of("/escaped")).doesNotExist();
    }

    @Test
    void aLinkAndADirectoryOfOneNameWriteNothingOutside() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        String bad = git.linkAndDirectory("a", outside.toString(), "evil", "x");
        assertThatThrownBy(() -> moveTo(bad)).isInstanceOf(LabException.class).hasMessageContaining("a");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void nothingIsRemovedBehindALink() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path ours = Files.writeString(outside.resolve("evil"), "ours");
        String link = git.tree(Map.of("a", "l:" + outside));
        moveTo(link);
        Files.write(state(), List.of(git.linkAndDirectory("a", outside.toString(), "evil", "x")));
        moveTo(link);
        assertThat(ours).hasContent("ours");
    }

    /** The move fails half way, and so leaves files of both: the state must say so. */
    @Test
    void aMoveThatFailsIsUndoneByTheNext() throws Exception {
        String good = git.tree(FIRST);
        moveTo(good);
        String bad = git.linkAndDirectory("a", temp.toString(), "evil", "x");
        assertThatThrownBy(() -> moveTo(bad)).isInstanceOf(LabException.class);
        assertThat(onDisk()).isNotEqualTo(FIRST);
        moveTo(good);
        assertThat(onDisk()).isEqualTo(FIRST);
    }

    @Test
    void aTreeThatIsNotThereIsAnErrorAndChangesNothing() throws Exception {
        moveTo(git.tree(FIRST));
        assertThatThrownBy(() -> moveTo("0123456789012345678901234567890123456789")).isInstanceOf(java.io.IOException.class);
        assertThat(onDisk()).isEqualTo(FIRST);
    }
}
