package dev.subblock.analyzers.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchReaderTest {

    private static final String HEAD = "direct-aio-head-hole-cold-plain-file";
    private static final String ACROSS = "direct-aio-across-hole-cold-plain-file";

    private static KindSeen read(String kind, int repeats, List<String> lines) {
        return WatchReader.read(kind, repeats, lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', value = {
        "direct-aio-head-hole-cold-plain-file = SHARED · time · ilock excl · release ilock excl · direct · drop pages · ilock shared · release ilock shared"
            + " · done · release SHARED · EXCL · drain · direct · drop pages · ilock shared · release ilock shared · ilock excl · release ilock excl · alloc"
            + " · map(unwritten, new) · submit 1536 · submit 6656 · done · convert · ilock excl · release ilock excl · release EXCL · wrote 6656",
        "direct-aio-aligned-past-cold-plain-file = SHARED · release SHARED · EXCL · drain · zero to EOF · ilock excl · found · release ilock excl · map(mapped)"
            + " · read 4096 · ilock excl · release ilock excl · map(hole) · time · ilock excl · release ilock excl · demote · direct · drop pages · ilock shared"
            + " · release ilock shared · ilock excl · release ilock excl · alloc · map(unwritten, new) · submit 8192 · release SHARED · | · done · convert"
            + " · ilock excl · release ilock excl · wrote 8192",
        "buffered-sync-both-eof-cold-append-setuid = EXCL · ilock shared · release ilock shared · setattr · ilock excl · release ilock excl · time · ilock excl"
            + " · release ilock excl · buffered · ilock excl · found · release ilock excl · map(mapped) · read 4096 · ilock excl · release ilock excl · alloc"
            + " · map(delalloc, new) · release EXCL · returned · sync · ilock shared · release ilock shared · writeback found · ilock shared"
            + " · release ilock shared · ilock excl · release ilock excl · writeback alloc · submit 4096 · submit 8192 · ilock shared · release ilock shared"
            + " · | · ilock excl · size · release ilock excl · convert · ilock excl · release ilock excl · ilock excl · release ilock excl · wrote 9216",
        "direct-aio-across-shared-cold-plain-file = SHARED · bounce · release SHARED · EXCL · time · ilock excl · release ilock excl · buffered · ilock excl"
            + " · alloc · release ilock excl · map(delalloc, shared) · read 4096 · read 4096 · release EXCL · wrote 2560"})
    void aRealTraceBecomesItsTokens(String kind, String tokens) throws IOException {
        assertThat(read(kind, 1, Goldens.lines(kind)).sequence().orElseThrow().tokens()).containsExactly(tokens.split(" · "));
    }

    /** Its i_mutex, a completion in an interrupt that met the idle thread, and a record of the log, which is none of the file's. */
    @ParameterizedTest
    @CsvSource(delimiter = '=', value = {
        "direct-sync-tail-written-cold-dsync-file = i_mutex · EXCL · ilock excl · time · release ilock excl · ilock shared"
            + " · release ilock shared · direct · map(write, direct) · ilock excl · found · release ilock excl · submit 5632 · done"
            + " · try ilock excl · release ilock excl · release EXCL · release i_mutex · i_mutex · EXCL · sync · drain · ilock shared"
            + " · release ilock shared · flush · release EXCL · release i_mutex · wrote 5632",
        "direct-splice-inside-eof-cold-sync-setuid = EXCL · ilock excl · release ilock excl · i_mutex · ilock shared"
            + " · release ilock shared · setattr · ilock excl · release ilock excl · time · map(write) · ilock excl · found"
            + " · release ilock excl · read 4096 · release i_mutex · map(read) · ilock shared · release ilock shared · submit 4096 · i_mutex"
            + " · sync · drain · ilock shared · release ilock shared · ilock excl · release ilock excl · release i_mutex · ilock excl"
            + " · release ilock excl · ilock excl · release ilock excl · release EXCL · | · try ilock excl · release ilock excl · wrote 1536",
        "direct-aio-head-unwritten-cold-plain-file = i_mutex · EXCL · ilock excl · time · release ilock excl · ilock shared"
            + " · release ilock shared · direct · map(write, direct) · ilock excl · found · release ilock excl · submit 1536 · submit 6656"
            + " · drain · release EXCL · release i_mutex · | · done · convert · ilock excl · release ilock excl · try ilock excl"
            + " · release ilock excl · wrote 6656"})
    void aTraceOf2637TakesProbesForEvents(String kind, String tokens) throws IOException {
        assertThat(read(kind, 1, Goldens.lines("linux-2.6.37/" + kind)).sequence().orElseThrow().tokens()).containsExactly(tokens.split(" · "));
    }

    /** The interrupt may meet the writer's own thread, before the call has returned. */
    @Test
    void aCompletionIsTheSameWhomeverItsInterruptMeets() throws IOException {
        String kind = "direct-aio-head-unwritten-cold-plain-file";
        List<String> lines = Goldens.lines("linux-2.6.37/" + kind);
        List<String> met = lines.stream().map(l -> l.contains("xfs_end_io_direct_write") ? l.replaceAll("<idle>-0 ", "java-" + pid(lines) + " ") : l).toList();
        assertThat(met).isNotEqualTo(lines);

        assertThat(read(kind, 1, met).sequence()).isEqualTo(read(kind, 1, lines).sequence());
    }

    private static String pid(List<String> lines) {
        return lines.get(0).replaceAll(".*\"pid\":(\\d+).*", "$1");
    }

    @Test
    void theLineForAReviewerLeavesOutTransactions() throws IOException {
        assertThat(read(HEAD, 1, Goldens.lines(HEAD)).sequence().orElseThrow().line())
                .isEqualTo("SHARED · time · direct · drop pages · done · release SHARED · EXCL · drain · direct · drop pages · alloc"
                        + " · map(unwritten, new) · submit 1536 · submit 6656 · done · convert · release EXCL · wrote 6656");
    }

    /** The clock moved on within the second write and not within the first. */
    @Test
    void aSecondTimeStampIsChance() throws IOException {
        List<String> lines = Goldens.lines(ACROSS);
        assertThat(lines.stream().filter(l -> l.contains("xfs_update_time"))).hasSize(3);

        KindSeen seen = read(ACROSS, 2, lines);
        assertThat(seen.sequence()).isPresent();
        assertThat(seen.sequence().get().tokens()).containsOnlyOnce("time");
    }

    @Test
    void repeatsThatDifferAreUnstableAndNeverTheSame() throws IOException {
        List<String> lines = new ArrayList<>(Goldens.lines(ACROSS));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).replace("\"result\":2560", "\"result\":512"));

        KindSeen seen = read(ACROSS, 2, lines);
        assertThat(seen.sequence()).isEmpty();
        assertThat(seen.trouble()).isEqualTo("unstable: 2 sequences in 2 repeats");
        assertThat(seen.seen()).hasSize(2);
    }

    private static String trouble(Function<String, String> change) throws IOException {
        KindSeen seen = read(HEAD, 1, Goldens.lines(HEAD).stream().map(change).filter(l -> !l.isEmpty()).toList());
        assertThat(seen.sequence()).isEmpty();
        return seen.trouble();
    }

    @Test
    void whatDoesNotAddUpIsUnknown() throws IOException {
        assertThat(trouble(l -> l.contains("iunlock") ? "" : l)).endsWith("events arrived");
        assertThat(trouble(l -> l.replace("\"cut\":false", "\"cut\":true"))).isEqualTo("more than 1000 events");
        assertThat(trouble(l -> l.replace("subblock: returned", "subblock: forged"))).isEqualTo("the trace does not say where the call returned");
        assertThat(trouble(l -> l.replace("xfs_ilock:", "xfs ilock"))).isEqualTo("a line of the trace is none");
        assertThat(trouble(l -> l.contains("watch-begin") ? "" : l)).isEqualTo("a trace is of no write");
        assertThat(trouble(l -> l.contains("watch-end") ? "" : l)).isEqualTo("a write did not end");
        assertThat(trouble(l -> l.replace("\"repeat\":1", "\"repeat\":2"))).isEqualTo("a write begins out of turn");
        assertThat(trouble(l -> l.replace("head-hole", "head-written"))).isEqualTo("a write begins out of turn");
        assertThat(trouble(l -> l.contains("watch-end") ? "{\"kind\":\"trouble\",\"scenario\":\"\",\"message\":\"x\"}" : l)).startsWith("a line is no event");
        assertThat(trouble(l -> l.contains("traced") ? l.substring(0, l.length() / 2) : l)).startsWith("a line is no event");
        assertThat(read(HEAD, 2, Goldens.lines(HEAD)).trouble()).isEqualTo("1 of 2 repeats were told");
        assertThat(read(HEAD, 1, List.of()).trouble()).isEqualTo("0 of 1 repeats were told");
    }

    @Test
    void aGuestThatTellsForEverIsCutShort() throws IOException {
        List<String> lines = new ArrayList<>(Goldens.lines(HEAD).subList(0, 2));
        String traced = lines.get(1);
        for (int i = 0; i < 10_000; i++) {
            lines.add(traced);
        }
        assertThat(read(HEAD, 1, lines).trouble()).isEqualTo("the guest told more than was asked for");
        lines.set(1, "x".repeat(10_000_000));
        assertThat(read(HEAD, 1, lines.subList(0, 2)).trouble()).startsWith("a line is no event: longer than");
    }

    /** Another file's locks, and what writes metadata back in the background, are none of the write's. */
    @Test
    void othersAreLeftOut() throws IOException {
        List<String> plain = Goldens.lines(HEAD);
        String lock = plain.get(1);
        String begin = plain.get(0);
        String more = plain.get(plain.size() - 1).replaceAll("\"lines\":(\\d+)", "\"lines\":" + (plain.size() - 2 + 2));
        List<String> lines = new ArrayList<>(plain.subList(0, plain.size() - 1));
        lines.add(1, lock.replaceAll("ino 0x[0-9a-f]+", "ino 0x7f"));
        lines.add(1, lock.replaceAll("java-\\d+", "xfsaild/vda-40"));
        lines.add(more);

        assertThat(begin).contains("watch-begin");
        assertThat(read(HEAD, 1, lines).sequence()).isEqualTo(read(HEAD, 1, plain).sequence()).isPresent();
    }

    @Test
    void whatAKernelLacksIsSaid() {
        assertThat(WatchReader.lacks(List.of("{\"kind\":\"watching\",\"lacks\":\"\"}"))).contains(List.of());
        assertThat(WatchReader.lacks(List.of("junk", "{\"kind\":\"watching\",\"lacks\":\"xfs_ilock,inode_dio_wait\"}")))
                .contains(List.of("xfs_ilock", "inode_dio_wait"));
        assertThat(WatchReader.lacks(List.of("junk"))).isEmpty();
    }
}
