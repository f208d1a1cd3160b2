package dev.subblock.patches.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.mailbox.Mailbox;
import dev.subblock.patches.series.DiffOf;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.PatchReader;
import dev.subblock.patches.series.Series;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged mails end in one line that says what is wrong, or in patches that are kept as they were read. How many are
 * tried says the property {@code subblock.mutations}; {@code testsuite/bench/mutations.sh} tries 100,000.
 */
class MutatedMailTest {
    private static final List<String> THREADS = List.of("quota", "net", "flowed", "parts", "resend");

    @TempDir
    Path dir;

    @Test
    void endInAClearErrorOrInARightParse() throws Exception {
        int tries = Integer.getInteger("subblock.mutations", 2000);
        List<byte[]> threads = THREADS.stream().map(name -> bytes(name + ".mbox")).toList();
        List<byte[]> patches = patches();
        Map<String, Integer> outcomes = new TreeMap<>();
        long start = System.nanoTime();
        long slowest = 0;
        for (int seed = 0; seed < tries; seed++) {
            boolean thread = seed % 2 == 0;
            List<byte[]> originals = thread ? threads : patches;
            byte[] other = threads.get(seed / 4 % threads.size());
            byte[] mutated = new Mutations(seed).of(originals.get(seed / 4 % originals.size()), other);
            long one = System.nanoTime();
            outcomes.merge(thread ? theirs(seed, mutated) : seed % 4 == 1 ? ourOwn(seed, mutated) : quilt(seed, mutated), 1, Integer::sum);
            slowest = Math.max(slowest, System.nanoTime() - one);
        }
        System.out.printf("%d mutations in %d s, the slowest took %d ms: %s%n", tries, (System.nanoTime() - start) / 1_000_000_000, slowest / 1_000_000, outcomes);
        assertThat(outcomes).as("both ends are reached").containsKeys("thread: read", "thread: refused",
                "ours: read", "ours: refused", "quilt: read", "quilt: refused");
    }

    /** As it would be imported. What was read has to come back from what is written. */
    private String theirs(int seed, byte[] mutated) throws IOException {
        Intake intake;
        try {
            intake = ThreadReader.read(Mailbox.of("box", mutated));
        } catch (PatchesException e) {
            oneLine(seed, e);
            return "thread: refused";
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("seed " + seed, e);
        }
        assertThat(intake.remarks()).as("seed " + seed).allMatch(r -> !r.contains("\n") && !r.contains("\u001b"));
        try {
            Series series = SeriesImport.write(intake, dir, "mutated");
            assertThat(series.patches()).as("seed " + seed).hasSameSizeAs(intake.patches());
            for (Patch patch : series.patches()) {
                assertThat(DiffOf.lines(patch)).as("seed " + seed + ": no line of a diff is lost").isEqualTo(new String(patch.diff(), StandardCharsets.ISO_8859_1));
            }
            remove(series.directory());
            return "thread: read";
        } catch (PatchesException e) {
            oneLine(seed, e);
            return "thread: read, not kept";
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** A file in a series directory of ours, which is read without all the tolerance. */
    private String ourOwn(int seed, byte[] mutated) throws IOException {
        Path file = Files.write(dir.resolve("0001-x.patch"), mutated);
        try {
            PatchReader.read(file);
            return "ours: read";
        } catch (PatchesException e) {
            oneLine(seed, e);
            return "ours: refused";
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private String quilt(int seed, byte[] mutated) {
        try {
            new QuiltPatch("x.patch", mutated, OffsetDateTime.parse("2024-01-01T00:00:00Z"), new ArrayList<>()).read(seed % 3);
            return "quilt: read";
        } catch (PatchesException e) {
            oneLine(seed, e);
            return "quilt: refused";
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** The patches of the threads, as files of ours. */
    private List<byte[]> patches() throws Exception {
        List<byte[]> patches = new ArrayList<>();
        for (String thread : THREADS) {
            Series series = SeriesImport.write(ThreadReader.read(Mailbox.of(thread, bytes(thread + ".mbox"))), dir, thread);
            for (Patch patch : series.patches()) {
                patches.add(Files.readAllBytes(series.directory().resolve(patch.fileName())));
            }
        }
        return patches;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static void oneLine(int seed, PatchesException e) {
        assertThat(e.getMessage()).as("seed " + seed).isNotBlank().doesNotContain("\n", "\r", "\u001b", "\0");
        assertThat(e.getMessage().length()).as("seed " + seed).isLessThan(1000);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = MutatedMailTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
