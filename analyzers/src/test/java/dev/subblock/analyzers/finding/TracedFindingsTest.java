package dev.subblock.analyzers.finding;

import static dev.subblock.analyzers.Lines.begin;
import static dev.subblock.analyzers.Lines.boot;
import static dev.subblock.analyzers.Lines.miscompare;
import static dev.subblock.analyzers.Lines.write;
import static dev.subblock.analyzers.TraceLines.arrive;
import static dev.subblock.analyzers.TraceLines.complete;
import static dev.subblock.analyzers.TraceLines.extent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.TraceLines;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With a trace at hand a finding says which request landed after which. */
class TracedFindingsTest {
    private static final int DISK = 1 << 20;
    private static final String EXTENT = extent(0, 0, DISK, 8192, 0);

    private static final String[] U_THEN_A = {write("s", 0, 1, 0, 512), write("s", 0, 2, 0, 4096)};
    private static final String TAIL_LOST = miscompare("s", 0, 0, 512, 4096, "direct", "write 2", "zeros");

    @Test
    void theSentenceOfTheIssue() throws IOException {
        Finding finding = one("R2", U_THEN_A, TAIL_LOST, arrive(0, 11, DISK, "write 1:0:1"), arrive(0, 12, DISK + 512, "zeros:-1:7"),
                arrive(0, 13, DISK, "write 2:0:8"), complete(0, 11), complete(0, 13), complete(0, 12), EXTENT);

        assertThat(finding.sentence()).isEqualTo("block 0: bytes 512–4095, written and acknowledged by write B, read as zeros: exactly "
                + "the tail pad of write A, whose zeros (request 2) landed after B's data (request 3); class R2");
        assertThat(finding.blame()).hasValueSatisfying(b -> {
            assertThat(b.culprit().id()).isEqualTo(12);
            assertThat(b.victim().orElseThrow().id()).isEqualTo(13);
            assertThat(b.overwrote()).isTrue();
        });
    }

    /** Two pads lie there; the trace knows whose it was. */
    @Test
    void theTraceTellsOneOfTwoPads() throws IOException {
        String[] writes = {write("s", 0, 1, 0, 512), write("s", 0, 2, 0, 4096), write("s", 0, 3, 3584, 512)};
        String lost = miscompare("s", 0, 0, 512, 3584, "direct", "write 2", "zeros");
        assertThat(one("R2", writes, lost).sentence()).contains("exactly the tail pad of write A, or the head pad of write C; class R2");
        assertThat(one("R2", writes, lost, arrive(0, 1, DISK, "write 2:0:8"), arrive(0, 2, DISK, "zeros:-1:7"), complete(0, 1), complete(0, 2), EXTENT)
                .sentence()).contains("exactly the head pad of write C, whose zeros (request 2) landed after B's data (request 1); class R2");
    }

    /** Later data hides a part of the pad: what is left of it is its, all the same. */
    @Test
    void aPadThatIsHiddenInPart() throws IOException {
        String lost = miscompare("s", 0, 0, 1024, 4096, "direct", "write 2", "zeros");
        Finding finding = one("R2", U_THEN_A, lost, arrive(0, 1, DISK, "write 2:0:8"), arrive(0, 2, DISK + 512, "zeros:-1:7"),
                arrive(0, 3, DISK + 512, "write 2:512:1"), complete(0, 1), complete(0, 2), complete(0, 3), EXTENT);
        assertThat(finding.kind()).isEqualTo(Kind.PAD_ZEROS);
        assertThat(finding.raceClass()).isEqualTo("R2");
        assertThat(one("R2", U_THEN_A, lost).kind()).isEqualTo(Kind.PART_OF_PAD_ZEROS);
    }

    @Test
    void dataThatNeverLanded() throws IOException {
        assertThat(one("R2", U_THEN_A, TAIL_LOST, arrive(0, 1, DISK + 512, "zeros:-1:7"), complete(0, 1), EXTENT).sentence())
                .contains("the tail pad of write A, whose zeros (request 1) landed, and the data never did; class R2");
        assertThat(one("R1", U_THEN_A, TAIL_LOST, arrive(0, 1, DISK, "write 1:0:1"), complete(0, 1), EXTENT).sentence())
                .contains("exactly the tail pad of write A, and no request of the trial landed there; class R2");
    }

    /** The data is there, and the file system does not say so. */
    @Test
    void dataThatIsThereAndNotRead() throws IOException {
        Finding finding = one("R1", new String[] {write("s", 0, 1, 0, 4096)}, miscompare("s", 0, 0, 0, 4096, "direct", "write 1", "zeros"),
                arrive(0, 1, DISK, "write 1:0:8"), complete(0, 1), extent(0, 0, DISK, 4096, 0x800));
        assertThat(finding.sentence()).endsWith("no pad of the trial lies there, though A's data (request 1) landed last and is on the disk: "
                + "the file system takes the extent for unwritten; no known class");
        assertThat(finding.blame()).isEmpty();
    }

    /** R4: zeros of the page cache. */
    @Test
    void aPageThatWasWrittenBack() throws IOException {
        Finding finding = one("R4", new String[] {write("s", 0, 1, 0, 4096), write("s", 0, 2, 6144, 1024)},
                miscompare("s", 0, 0, 1024, 4096, "direct", "write 1", "zeros"), arrive(0, 1, DISK, "write 1:0:8"),
                arrive(0, 2, DISK, "before:0:2", "zeros:-1:6"), complete(0, 1), complete(0, 2), EXTENT);
        assertThat(finding.sentence()).endsWith("read as zeros: zeroed from a stale end of the file up to where write B begins, and the zeros of a page that was written "
                + "back (request 2) landed after A's data (request 1); class R4");
    }

    /** R15, whatever the scenario is made to show: the trace has the request that put it back. */
    @Test
    void anOlderCopyThatWasPutBack() throws IOException {
        String[] writes = {write("s", 0, 1, 2048, 512), write("s", 0, 2, 0, 512)};
        String lost = miscompare("s", 0, 0, 2048, 2560, "direct", "write 1", "before");
        Finding finding = one("R1", writes, lost, arrive(0, 1, DISK + 2048, "write 1:2048:1"),
                arrive(0, 2, DISK, "write 2:0:1", "before:512:7"), complete(0, 1), complete(0, 2), EXTENT);
        assertThat(finding.sentence()).endsWith("read as what was there before the trial: what was there earlier was put back, and what was there "
                + "before (request 2) landed after A's data (request 1); class R15");
        assertThat(one("R1", writes, lost, arrive(0, 1, DISK, "before:0:8"), complete(0, 1), EXTENT).raceClass()).isEqualTo("stale");
    }

    @Test
    void aTraceOfAnotherTrialSaysNothing() throws IOException {
        ScenarioEvidence evidence = evidence("R2", U_THEN_A, TAIL_LOST);
        ScenarioTrace none = new ScenarioTrace(Lines.RUN, "s", "fifo", 1, 0, 0, Optional.empty(), List.of(), List.of(), List.of(), List.of());
        assertThat(Findings.of(evidence, Optional.of(none))).isEqualTo(Findings.of(evidence));
    }

    private static Finding one(String own, String[] writes, String miscompare, String... disk) throws IOException {
        List<String> lines = new ArrayList<>(List.of(TraceLines.scenario("s"), TraceLines.begin(0)));
        Arrays.stream(disk).filter(l -> !l.contains("\"extent\"")).forEach(lines::add);
        lines.add(TraceLines.end(0));
        Arrays.stream(disk).filter(l -> l.contains("\"extent\"")).forEach(lines::add);
        lines.add(TraceLines.explored("s", 1, true, 1, 0, 0));
        ScenarioTrace trace = TraceReader.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), (s, t) -> true)
                .of("s").orElseThrow();
        assertThat(trace.defects()).isEmpty();
        List<Finding> findings = Findings.of(evidence(own, writes, miscompare), disk.length == 0 ? Optional.empty() : Optional.of(trace));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static ScenarioEvidence evidence(String own, String[] writes, String miscompare) {
        List<String> lines = new ArrayList<>(List.of(begin("s", 1).replace("R1", own)));
        lines.addAll(Arrays.asList(writes));
        lines.addAll(List.of(miscompare, Lines.end("s", 1, 1)));
        ScenarioEvidence evidence = EvidenceReader.read(boot(lines), List.of(Request.promised("s", Lines.RUN, 1))).scenarios().get(0);
        assertThat(evidence.defects()).isEmpty();
        return evidence;
    }
}
