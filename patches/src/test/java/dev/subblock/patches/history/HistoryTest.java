package dev.subblock.patches.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real repository: a, then b and, beside it, c, then their merge, then d. */
final class HistoryTest {

    @TempDir
    Path scratch;

    private Path repository;
    private Git git;
    private RevCommit a;
    private RevCommit b;
    private RevCommit c;
    private RevCommit d;

    @BeforeEach
    void history() throws IOException, GitAPIException {
        repository = scratch.resolve("user");
        git = Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call();
        a = commit("a", Map.of("f", "1\n2\n3\n4\n5\n6\n7\n", "sub/g", "g\n"));
        git.branchCreate().setName("side").call();
        b = commit("b", Map.of("f", "ONE\n2\n3\n4\n5\n6\n7\n"));
        git.checkout().setName("side").call();
        c = commit("c", Map.of("sub/g", "G\n"));
        git.checkout().setName("main").call();
        git.merge().include(c).setMessage("merge side").call();
        d = commit("d", Map.of("f", "ONE\n2\n3\n4\n5\n6\nSEVEN\n"));
    }

    private RevCommit commit(String title, Map<String, String> files) throws IOException, GitAPIException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = repository.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            git.add().addFilepattern(file.getKey()).call();
        }
        return git.commit().setMessage(title + "\n\nmore").setSign(false).setAuthor("A", "a@example.org").setCommitter("A", "a@example.org").call();
    }

    @Test
    void aRangeHasBothSidesOfAMerge() throws PatchesException, IOException {
        try (History history = History.open(repository)) {
            CommitRange range = history.range(a.name(), "main", 10);

            assertThat(range.old().id()).isEqualTo(a.name());
            assertThat(range.newest().title()).isEqualTo("d");
            assertThat(range.commits()).extracting(HistoryCommit::title).containsExactlyInAnyOrder("d", "merge side", "b", "c");
            assertThat(range.commits().get(1).parents()).containsExactly(b.name(), c.name());
        }
    }

    @Test
    void whatIsNoAncestorIsReplacedByWhereTheyPart() throws PatchesException, IOException {
        try (History history = History.open(repository)) {
            CommitRange range = history.range(c.name(), b.name(), 10);

            assertThat(range.old().id()).isEqualTo(a.name());
            assertThat(range.commits()).extracting(HistoryCommit::title).containsExactly("b");
        }
    }

    @Test
    void whatIsNoRangeIsRefused() throws PatchesException, IOException {
        try (History history = History.open(repository)) {
            assertThatThrownBy(() -> history.range("main", a.name(), 10)).isInstanceOf(HistoryException.class).hasMessageContaining("the other way round");
            assertThatThrownBy(() -> history.range(a.name(), "main", 3)).isInstanceOf(HistoryException.class).hasMessageContaining("more than 3 commits");
            assertThatThrownBy(() -> history.range("v6.1", "main", 3)).isInstanceOf(HistoryException.class).hasMessageContaining("has no commit v6.1");
        }
        assertThatThrownBy(() -> History.open(scratch)).isInstanceOf(HistoryException.class).hasMessageContaining("is no git repository");
    }

    @Test
    void aTreeIsCopiedAndNothingIsWrittenToTheUsersRepository() throws PatchesException, IOException {
        Path bare = scratch.resolve("bare");
        BareTrees.commit(bare, Map.of("sub/g", "G\n"));
        List<Path> before = all(repository);

        new TreeCopy(bare).copy(repository.resolve(".git"), d.getTree().name());

        assertThat(BareTrees.files(bare, d.getTree().name())).isEqualTo(Map.of("f", "ONE\n2\n3\n4\n5\n6\nSEVEN\n", "sub/g", "G\n"));
        assertThat(all(repository)).isEqualTo(before);
        new TreeCopy(bare).copy(repository.resolve(".git"), d.getTree().name());
    }

    private static List<Path> all(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aCommitIsTakenBackWhereItCanBe() throws PatchesException, IOException {
        Path bare = scratch.resolve("bare");
        BareTrees.commit(bare, Map.of("x", "x\n"));
        TreeCopy copy = new TreeCopy(bare);
        for (RevCommit commit : List.of(a, b, c, d)) {
            copy.copy(repository.resolve(".git"), commit.getTree().name());
        }

        Optional<String> without = copy.reverted(d.getTree().name(), b.getTree().name(), a.getTree().name());

        assertThat(BareTrees.files(bare, without.orElseThrow())).containsEntry("f", "1\n2\n3\n4\n5\n6\nSEVEN\n").containsEntry("sub/g", "G\n");
    }

    @Test
    void whatWasBuiltUponIsNotTakenBack() throws PatchesException, IOException, GitAPIException {
        RevCommit e = commit("e", Map.of("f", "Uno\n2\n3\n4\n5\n6\nSEVEN\n"));
        Path bare = scratch.resolve("bare");
        BareTrees.commit(bare, Map.of("x", "x\n"));
        TreeCopy copy = new TreeCopy(bare);
        for (RevCommit commit : List.of(a, b, e)) {
            copy.copy(repository.resolve(".git"), commit.getTree().name());
        }

        assertThat(copy.reverted(e.getTree().name(), b.getTree().name(), a.getTree().name())).isEmpty();
    }

    @Test
    void aShallowCloneIsNotEnough() throws IOException {
        Path bare = scratch.resolve("bare");
        BareTrees.commit(bare, Map.of("x", "x\n"));

        assertThatThrownBy(() -> new TreeCopy(bare).copy(repository.resolve(".git"), "1".repeat(40)))
                .isInstanceOf(HistoryException.class).hasMessageContaining("a shallow or partial clone is not enough");
    }
}
