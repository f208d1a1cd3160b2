package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.exit.ExitCode;
import dev.subblock.lab.lock.FileLock;
import dev.subblock.lab.lock.InUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache with a base, three images, a build and a guest, listed and pruned. */
class CacheTest {

    private static final String OLD = "00000000000000aa";
    private static final String MIDDLE = "00000000000000bb";
    private static final String NEW = "00000000000000cc";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path scratch;
    private Rehearsal tiny;
    private Path cache;

    @BeforeEach
    void filled() throws Exception {
        tiny = TinyCheckout.make(scratch);
        cache = tiny.cache();
        image(OLD, "2024-01-01T00:00:00Z");
        image(MIDDLE, "2024-01-03T00:00:00Z");
        image(NEW, "2024-01-05T00:00:00Z");
        Files.writeString(cache.resolve("images/" + OLD + "/about"), "tiny 1.0-1 step-1: capitalise \u001b[31mfive\n");
        Path build = cache.resolve("build/tiny-0123456789ab");
        file(build.resolve("obj/main.o"), MEGABYTE);
        file(build.resolve("src.tree"), 41);
        used(file(build.resolve("lock"), 0), "2024-01-02T00:00:00Z");
        file(cache.resolve("guests/java-0123456789abcdef.cpio"), MEGABYTE);
        used(file(cache.resolve("guests/java-0123456789abcdef.cpio.used"), 0), "2024-01-04T00:00:00Z");
    }

    private void image(String id, String when) throws Exception {
        file(cache.resolve("images").resolve(id).resolve("vmlinux"), MEGABYTE);
        file(cache.resolve("images").resolve(id).resolve("seconds"), 1);
        used(file(cache.resolve("images").resolve(id).resolve("used"), 0), when);
    }

    private static Path file(Path file, int bytes) throws Exception {
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[bytes]);
    }

    private static void used(Path mark, String when) throws Exception {
        Files.setLastModifiedTime(mark, FileTime.from(Instant.parse(when)));
    }

    private boolean has(String path) {
        return Files.exists(cache.resolve(path));
    }

    @Test
    void listTellsWhatThereIs() {
        Rehearsal.Ended ended = tiny.run("cache list");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("image      1.0M  2024-01-01 00:00  " + OLD + ": tiny 1.0-1 step-1: capitalise ?[31mfive\n")
                .contains("image      1.0M  2024-01-05 00:00  " + NEW + "\n").contains("build      1.0M  2024-01-02 00:00  tiny-0123456789ab: sources and objects\n")
                .contains("guest      1.0M  2024-01-04 00:00  java-0123456789abcdef.cpio").containsPattern("base +[0-9]+  .* tiny/1.0-1\n")
                .containsPattern("\n5\\.0M in " + cache + "\n$");
        assertThat(has("images/" + OLD)).isTrue();
    }

    @Test
    void listOfNoCacheIsOneLine() {
        assertThat(new Rehearsal(tiny.home(), scratch.resolve("none")).run("cache list").out()).isEqualTo("0 in " + scratch.resolve("none/cache") + "\n");
        assertThat(scratch.resolve("none")).doesNotExist();
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        Rehearsal.Ended ended = tiny.run("cache prune --keep 3.5M");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("removed image " + OLD).contains("removed build tiny-0123456789ab").contains("2.0M went, 3.0M are left");
        assertThat(has("images/" + OLD)).isFalse();
        assertThat(has("build/tiny-0123456789ab/obj")).isFalse();
        assertThat(has("build/tiny-0123456789ab/src.tree")).isFalse();
        assertThat(has("build/tiny-0123456789ab/lock")).as("others may wait for it").isTrue();
        assertThat(has("images/" + MIDDLE + "/vmlinux")).isTrue();
        assertThat(tiny.run("cache list").out()).doesNotContain("build ");
    }

    @Test
    void nothingGoesWhereThereIsRoom() {
        assertThat(tiny.run("cache prune").out()).isEqualTo("0 went, 5.0M are left in " + cache + "\n");
    }

    @Test
    void aDryRunRemovesNothing() throws Exception {
        Rehearsal.Ended ended = tiny.run("cache prune --keep 0 --dry-run");

        assertThat(ended.out()).contains("would remove image " + OLD).contains("would remove base tiny/1.0-1").contains("0 would be left");
        assertThat(has("images/" + OLD + "/vmlinux") && has("build/tiny-0123456789ab/src.tree") && has("bases/tiny/1.0-1/base.properties")).isTrue();
    }

    @Test
    void whatIsUsedStaysAndThatIsSaid() throws Exception {
        InUse.of(cache).hold("images/" + OLD);
        InUse.of(cache).hold("guests/java-0123456789abcdef");
        InUse.of(cache).hold("bases/tiny/1.0-1");
        try (FileLock lock = FileLock.attempt(cache.resolve("build/tiny-0123456789ab/lock")).orElseThrow()) {
            assertThat(tiny.run("cache list").out()).containsPattern(OLD + ".*, in use\n").contains(NEW + "\n").contains("sources and objects, in use\n");
            Rehearsal.Ended ended = tiny.run("cache prune --keep 0");

            assertThat(ended.exit()).isEqualTo(ExitCode.INCONCLUSIVE);
            assertThat(ended.out()).contains("running subblocks use 4 that would have gone\n").contains("2.0M went");
            assertThat(lock).isNotNull();
        }
        assertThat(has("images/" + OLD + "/vmlinux") && has("guests/java-0123456789abcdef.cpio") && has("bases/tiny/1.0-1/base.properties")
                && has("build/tiny-0123456789ab/src.tree")).isTrue();
        assertThat(has("images/" + NEW)).isFalse();
    }

    @Test
    void aGivenBaseGoesOnlyWhenToldAndACheckoutKeepsItsBase() throws Exception {
        Files.writeString(cache.resolve("bases/tiny/chosen"), "1.0-1\n");
        Rehearsal.Ended ended = tiny.run("cache prune --keep 0");

        assertThat(ended.exit()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ended.out()).contains("--bases removes them as well").doesNotContain("removed base");
        assertThat(has("bases/tiny/1.0-1")).isTrue();
        assertThat(tiny.run("cache prune --keep 0 --bases").exit()).isZero();
        assertThat(has("bases/tiny/1.0-1")).isFalse();
        assertThat(has("bases/tiny/chosen")).isFalse();
    }

    /** The command that makes the checkout holds the base in this process, so it is moved to where nobody does. */
    @Test
    void aBaseThatACheckoutBorrowsFromStays() throws Exception {
        Path tree = scratch.resolve("tree");
        assertThat(tiny.runWords("apply", "--base", "tiny", "--tree", tree.toString()).exit()).isZero();
        Path moved = scratch.resolve("other/cache");
        Files.createDirectories(moved.getParent());
        Files.move(cache, moved);
        Files.delete(moved.resolve(InUse.FILE));
        Path alternates = tree.resolve(".git/objects/info/alternates");
        Files.writeString(alternates, Files.readString(alternates).replace(cache.toString(), moved.toString()));
        Rehearsal other = new Rehearsal(tiny.home(), scratch.resolve("other"));

        assertThat(other.run("cache prune --keep 0 --bases").out()).contains("tiny/1.0-1 stays: the checkout " + tree.toRealPath() + " borrows from it\n");
        assertThat(moved.resolve("bases/tiny/1.0-1")).exists();
        Files.delete(alternates);
        assertThat(other.run("cache prune --keep 0 --bases").exit()).isZero();
        assertThat(moved.resolve("bases/tiny/1.0-1")).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftGoesHoweverMuchRoomThereIs() throws Exception {
        file(cache.resolve("images/" + "00000000000000dd.new/vmlinux"), 10);
        file(cache.resolve("images/00000000000000ee/vmlinux"), 10);
        file(cache.resolve("guests/java-00000000000000ff.root123/init"), 10);
        file(cache.resolve("bases/tiny/.import-77/download/x"), 10);
        file(cache.resolve("mine/x"), 10);
        file(cache.resolve("guests/java-00000000000000fe.root124/init"), 10);
        InUse.of(cache).hold("guests/java-00000000000000fe");

        Rehearsal.Ended ended = tiny.run("cache prune");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("removed leftover bases/tiny/.import-77: an import that did not end, 10\n");
        assertThat(Stream.of("images/00000000000000dd.new", "images/00000000000000ee", "guests/java-00000000000000ff.root123", "bases/tiny/.import-77"))
                .noneMatch(this::has);
        assertThat(has("mine/x")).as("what we do not know").isTrue();
        assertThat(has("guests/java-00000000000000fe.root124")).as("it is being made").isTrue();
    }

    @Test
    void aSizeThatIsNoneIsSaidInOneLine() {
        Rehearsal.Ended ended = tiny.run("cache prune --keep 10X");

        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).isEqualTo("subblock: --keep 10X: give a size as 500M or 10G\n");
        assertThat(tiny.run("cache").err()).contains("cache needs one of list, prune");
    }
}
