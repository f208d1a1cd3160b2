package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.tree.Worktree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptBasesTest {

    @TempDir
    Path cache;
    private KeptBases bases;

    @BeforeEach
    void none() {
        bases = new KeptBases(cache);
    }

    private String imported(String base, String version) throws Exception {
        return BareTrees.commit(Files.createDirectories(cache.resolve("bases").resolve(base).resolve(version)).resolve("repository.git"), Map.of("f", "f\n"));
    }

    @Test
    void allVersionsAreKnownAndWhatIsStillMadeIsNone() throws Exception {
        assertThat(bases.all()).isEmpty();
        imported("linux-6.1", "6.1.2-1");
        imported("linux-6.1", "6.1.3-1");
        imported("old", "2.6.37-abc");
        Files.writeString(cache.resolve("bases/old/chosen"), "2.6.37-abc\n");
        Path left = Files.createDirectories(cache.resolve("bases/old/.import-123/download"));

        assertThat(bases.all()).extracting(b -> b.base() + " " + b.version() + " " + b.byHand())
                .containsExactly("linux-6.1 6.1.2-1 false", "linux-6.1 6.1.3-1 false", "old 2.6.37-abc true");
        assertThat(bases.unfinished()).containsExactly(left.getParent());
        assertThat(bases.removeUnfinished(left.getParent())).isTrue();
        assertThat(bases.unfinished()).isEmpty();
    }

    @Test
    void oneThatIsRemovedLeavesNoTraceAndTheOthersStay() throws Exception {
        imported("old", "1-a");
        imported("old", "2-b");
        Files.writeString(cache.resolve("bases/old/chosen"), "1-a\n");

        assertThat(bases.remove(bases.all().get(0))).isTrue();

        try (Stream<Path> left = Files.list(cache.resolve("bases/old"))) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactly("2-b");
        }
    }

    @Test
    void nothingGoesWhileAnotherImports() throws Exception {
        imported("old", "1-a");
        Path left = Files.createDirectories(cache.resolve("bases/old/.import-123"));
        try (BaseLock lock = BaseLock.take(cache.resolve("bases/old.lock"), line -> { })) {
            assertThat(bases.remove(bases.all().get(0))).isFalse();
            assertThat(bases.removeUnfinished(left)).isFalse();
        }
        assertThat(bases.all()).hasSize(1);
        assertThat(left).exists();
        assertThat(bases.remove(bases.all().get(0))).isTrue();
    }

    @Test
    void aCheckoutBorrowsAsLongAsItIsThere() throws Exception {
        String commit = imported("old", "1-a");
        Path checkout = cache.resolve("checkout");
        Worktree.create(cache.resolve("bases/old/1-a/repository.git"), commit, checkout);

        assertThat(bases.all().get(0).borrowers()).isEqualTo(List.of(checkout.toRealPath()));

        Files.delete(checkout.resolve(".git/objects/info/alternates"));
        assertThat(bases.all().get(0).borrowers()).isEmpty();
    }
}
