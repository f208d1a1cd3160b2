package dev.subblock.analyzers.finding;

import static dev.subblock.analyzers.Lines.badResult;
import static dev.subblock.analyzers.Lines.badSize;
import static dev.subblock.analyzers.Lines.begin;
import static dev.subblock.analyzers.Lines.boot;
import static dev.subblock.analyzers.Lines.end;
import static dev.subblock.analyzers.Lines.miscompare;
import static dev.subblock.analyzers.Lines.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final int BLOCK = 4096;

    @Test
    void theSentenceOfTheIssue() {
        Finding finding = one(w(4, 17 * BLOCK + 512, 512), w(5, 17 * BLOCK + 1024, 512), m(17, 512, 1024, "write 4", "zeros"));
        // The head pad of write E also covers bytes 0–511; over write 4 it shows exactly here.
        assertThat(finding.sentence()).isEqualTo("block 17: bytes 512–1023, written and acknowledged by write D, read as zeros: "
                + "exactly the head pad of write E; class R1");
        assertThat(finding).extracting(Finding::raceClass, Finding::kind, Finding::block, Finding::trial, Finding::scenario)
                .containsExactly("R1", Kind.PAD_ZEROS, 17L, 0, "s");
    }

    /** Writes as first sector + sectors, numbered from 1; a miscompare by sectors of block 0, or 1 where it begins at 8. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // The pads of R1: head, tail, both writes' pads at once, across a block boundary.
        "0+4 4+4      | 0 4  | write 1            | zeros          | PAD_ZEROS          | R1 | exactly the head pad of write B",
        "0+4 4+4      | 4 8  | write 2            | zeros          | PAD_ZEROS          | R1 | exactly the tail pad of write A",
        "0+2 6+2 3+2  | 3 5  | write 3            | zeros          | PAD_ZEROS          | R1 | exactly the tail pad of write A, or the head pad of write B",
        "4+8 12+4     | 8 12 | write 1            | zeros          | PAD_ZEROS          | R1 | exactly the head pad of write B",
        "4+8 12+4     | 12 16 | write 2           | zeros          | PAD_ZEROS          | R1 | exactly the tail pad of write A",
        // An aligned write under the pads of an unaligned one: R2. Where their data overlap, nothing explains zeros.
        "2+2 0+8      | 0 2  | write 2            | zeros          | PAD_ZEROS          | R2 | exactly the head pad of write A",
        "2+2 0+8      | 4 8  | write 2            | zeros          | PAD_ZEROS          | R2 | exactly the tail pad of write A",
        "2+2 0+8      | 2 4  | write 1 or write 2 | zeros          | UNKNOWN_ZEROS      | unclassified | a lost write or unknown zeros",
        "2+2 0+8 6+2  | 2 4  | write 1 or write 2 | zeros          | PAD_ZEROS          | R2 | exactly the head pad of write C",
        "2+2 0+8 6+2  | 0 2  | write 2            | zeros          | PAD_ZEROS          | R2 | exactly the head pad of write A, or the head pad of write C",
        "2+2 0+8 6+2  | 4 6  | write 2            | zeros          | PAD_ZEROS          | R2 | exactly the tail pad of write A, or the head pad of write C",
        // An unaligned write that covers the block is no aligned one: both ought to be serialised.
        "2+2 0+12     | 0 2  | write 2            | zeros          | PAD_ZEROS          | R1 | exactly the head pad of write A",
        // Zeros that no pad explains, or not in full.
        "0+4 4+4      | 1 3  | write 1            | zeros          | PART_OF_PAD_ZEROS  | unclassified | inside the head pad of write B, but not all of it",
        "0+2 2+2      | 0 4  | write 1            | zeros          | UNKNOWN_ZEROS      | unclassified | a lost write",
        "0+8 8+8      | 0 8  | write 1            | zeros          | UNKNOWN_ZEROS      | unclassified | a lost write",
        "0+4 8+4      | 0 4  | write 1            | zeros          | UNKNOWN_ZEROS      | unclassified | a lost write",
        // Anything else than zeros.
        "0+4 4+4      | 0 4  | write 1            | older          | STALE              | stale | stale data became readable",
        "0+2 6+2      | 2 6  | zeros              | older          | STALE              | stale | stale data became readable",
        "0+2 6+2      | 2 6  | zeros              | bytes 58464d54 | FOREIGN            | stale | stale or foreign data became readable",
        "0+2 6+2      | 2 3  | zeros              | write 1        | MISDIRECTED        | misdirected | a misdirected sector",
        "0+4 4+4      | 0 1  | write 1            | write 2        | MISDIRECTED        | misdirected | a misdirected sector",
        "0+4 4+4      | 0 1  | write 1            | bytes 0badcafe | FOREIGN            | unclassified | nobody of this test wrote that",
    })
    void table(String writes, String where, String expected, String seen, Kind kind, String raceClass, String words) {
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (String write : writes.split(" ")) {
            String[] parts = write.split("\\+");
            lines.add(w(number++, 512L * Integer.parseInt(parts[0]), 512 * Integer.parseInt(parts[1])));
        }
        int from = Integer.parseInt(where.split(" ")[0]);
        int to = Integer.parseInt(where.split(" ")[1]);
        int block = from / 8;
        lines.add(m(block, (from - 8 * block) * 512, (to - 8 * block) * 512, expected, seen));
        Finding finding = one(lines.toArray(String[]::new));
        assertThat(finding.sentence()).contains(words);
        assertThat(finding.kind()).isEqualTo(kind);
        assertThat(finding.raceClass()).isEqualTo(raceClass);
        assertThat(finding.sentence()).endsWith(raceClass.equals("unclassified") ? "; no known class" : "; class " + raceClass);
    }

    @Test
    void aWriteOfAnotherTrialIsNoCulprit() {
        String other = write("s", 1, 2, 2048, 2048);
        assertThat(one(w(1, 0, 2048), other, m(0, 0, 2048, "write 1", "zeros")).kind()).isEqualTo(Kind.UNKNOWN_ZEROS);
    }

    @Test
    void bothReadsOfTheSameBytesAreOneFinding() {
        List<Finding> findings = Findings.of(evidence(w(1, 0, 2048), w(2, 2048, 2048),
                miscompare("s", 0, 0, 0, 2048, "direct", "write 1", "zeros"),
                miscompare("s", 0, 0, 0, 2048, "buffered", "write 1", "zeros")));
        assertThat(findings).singleElement().extracting(Finding::raceClass).isEqualTo("R1");
    }

    @Test
    void wrongThroughTheCacheOnlyIsIncoherence() {
        Finding finding = one(w(1, 0, 2048), w(2, 2048, 2048), miscompare("s", 0, 0, 0, 2048, "buffered", "write 1", "zeros"));
        assertThat(finding.sentence()).isEqualTo("block 0: bytes 0–2047, written and acknowledged by write A, read through the "
                + "page cache as zeros: the direct read of the same bytes saw nothing wrong; class R14");
        assertThat(finding.kind()).isEqualTo(Kind.CACHE_INCOHERENT);
    }

    @Test
    void whatIsWrongOnTheMediumIsNoIncoherence() {
        List<Finding> findings = Findings.of(evidence(w(1, 0, 2048), w(2, 2048, 2048),
                miscompare("s", 0, 0, 0, 2048, "direct", "write 1", "zeros"),
                miscompare("s", 0, 0, 0, 512, "buffered", "write 1", "older")));
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.PAD_ZEROS, Kind.STALE);
    }

    @Test
    void aWriteThatWasNotAcknowledgedIsCalledSo() {
        assertThat(one(write("s", 0, 1, 0, 2048, -5), w(2, 2048, 2048), m(0, 0, 2048, "write 1", "zeros")).sentence())
                .startsWith("block 0: bytes 0–2047, written by write A (which returned EIO), read as zeros");
        assertThat(one(write("s", 0, 1, 0, 2048, 512), w(2, 2048, 2048), m(0, 0, 1, "write 1", "zeros")).sentence())
                .startsWith("block 0: byte 0, written by write A (which returned 512 of 2048 bytes), read as zeros");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-5    | write A returned EIO; no known class",
        "-28   | write A returned ENOSPC; no known class",
        "-9999 | write A returned errno 9999; no known class",
        "-9223372036854775808 | write A returned errno -9223372036854775808; no known class",
        "512   | write A returned 512 of its 2048 bytes; no known class",
        "0     | write A returned 0 of its 2048 bytes; no known class",
    })
    void badResults(long result, String sentence) {
        Finding finding = one(write("s", 0, 1, 5 * BLOCK, 2048, result), badResult("s", 0, 1, 2048, result));
        assertThat(finding.sentence()).isEqualTo(sentence);
        assertThat(finding.kind()).isEqualTo(Kind.BAD_RESULT);
        assertThat(finding.block()).isEqualTo(5);
    }

    /**
     * What a scenario of a class leaves behind shows that class, also where another one would be the first guess: writes of
     * the catalogue (each in an io_submit of its own), and a miscompare that its control left.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R1  | 0+4 4+4   | 0 4   | direct   | write 1            | zeros      | R1",
        "R2  | 0+1 0+8   | 1 8   | direct   | write 2            | zeros      | R2",
        "R2  | 0+8 0+1   | 1 8   | direct   | write 1            | zeros      | R2",
        "R1  | 0+8 0+1   | 1 8   | direct   | write 1            | zeros      | R12",
        "R12 | 0+8 0+1   | 1 8   | direct   | write 1            | zeros      | R12",
        "R12 | 0+1 0+8   | 1 8   | direct   | write 2            | zeros      | R12",
        "R3  | 0+8 1+2   | 3 8   | direct   | write 1            | zeros      | R3",
        "R3  | 1+2 1+4   | 3 5   | direct   | write 2            | zeros      | R3",
        "R3  | 73+8 81+8 | 80 81 | direct   | write 1            | zeros      | R3",
        "R4  | 0+8 12+2  | 2 8   | direct   | write 1            | zeros      | R4",
        "R1  | 0+8 12+2  | 2 8   | direct   | write 1            | zeros      | unclassified",
        "R4  | 0+8       | 2 8   | direct   | write 1            | zeros      | unclassified",
        "R4  | 0+4 4+4   | 2 4   | direct   | write 1            | zeros      | R4",
        "R1  | 0+4 4+4   | 2 4   | direct   | write 1            | zeros      | unclassified",
        "R5  | 8+8 8+16  | 16 24 | direct   | write 2            | nothing    | R5",
        "R9  | 8+8       | 8 16  | direct   | write 1            | nothing    | R9",
        "R16 | 8+8 8+8   | 16 24 | direct   | write 2            | nothing    | R16",
        "R1  | 8+8       | 8 16  | direct   | write 1            | nothing    | R5",
        "R8  | 0+16 2+2  | 4 8   | mapped   | zeros              | write 1    | R8",
        "R8  | 2+2       | 4 8   | mapped   | zeros              | bytes 5858 | R8",
        "R1  | 2+2       | 4 8   | mapped   | zeros              | older      | R8",
        "R10 | 2+2       | 0 2   | direct   | before             | zeros      | R10",
        "R10 | 2+2       | 0 2   | direct   | before             | older      | R10",
        "R10 | 2+2       | 2 4   | direct   | before             | write 1    | R10",
        "R1  | 2+2       | 0 2   | direct   | before             | zeros      | R11",
        "R11 | 0+4 4+4   | 0 4   | direct   | write 1            | zeros      | R11",
        "R14 | 0+8       | 0 8   | buffered | write 1            | before     | R14",
        "R14 | 0+8       | 0 8   | mapped   | write 1            | zeros      | R14",
        "R15 | 4+1 0+1   | 4 5   | direct   | write 1            | before     | R15",
        "R1  | 4+1 0+1   | 4 5   | direct   | write 1            | before     | stale",
        "R15 | 4+1 0+1   | 4 5   | direct   | write 1            | older      | R15",
        "R16 | 8+8 8+8   | 8 16  | direct   | write 1            | write 2    | R16",
        "R1  | 8+8 8+8   | 8 16  | direct   | write 1            | write 2    | stale",
        "R17 | 0+8       | 0 8   | cut      | write 1            | zeros      | R17",
        "R17 | 0+8       | 0 8   | cut      | write 1            | nothing    | R17",
        "R18 | 0+8       | 0 8   | cut      | write 1            | before     | R18",
        "R18 | 0+8       | 0 8   | direct   | write 1            | zeros      | R18",
        "R2  | 0+1 0+8   | 1 8   | direct   | zeros or write 2   | older      | stale",
    })
    void theScenariosOwnClassCountsWhereItFits(String own, String writes, String where, String read, String expected, String seen, String shown) {
        List<String> lines = new ArrayList<>(List.of(begin("s", 4).replace("R1", own)));
        int number = 1;
        for (String write : writes.split(" ")) {
            String[] parts = write.split("\\+");
            lines.add(w(number, 512L * Integer.parseInt(parts[0]), 512 * Integer.parseInt(parts[1]))
                    .replace("\"submission\":1", "\"submission\":" + number));
            number++;
        }
        int from = Integer.parseInt(where.split(" ")[0]);
        int block = from / 8;
        lines.add(miscompare("s", 0, block, (from - 8 * block) * 512, (Integer.parseInt(where.split(" ")[1]) - 8 * block) * 512, read, expected, seen));
        lines.add(end("s", 4, 1));
        ScenarioEvidence evidence = EvidenceReader.read(boot(lines), List.of(Request.promised("s", Lines.RUN, 4))).scenarios().get(0);
        assertThat(evidence.defects()).isEmpty();
        assertThat(Findings.of(evidence)).singleElement().satisfies(f -> assertThat(f.raceClass()).as(f.sentence()).isEqualTo(shown));
    }

    /** Wrong on the medium before the power went, it is no matter of durability. */
    @Test
    void whatWasWrongBeforeTheCutIsNotTheCuts() {
        List<Finding> findings = Findings.of(evidence(w(1, 0, 2048), w(2, 2048, 2048),
                miscompare("s", 0, 0, 0, 2048, "direct", "write 1", "zeros"), miscompare("s", 0, 0, 0, 512, "cut", "write 1", "zeros")));
        assertThat(findings).extracting(Finding::raceClass).containsExactly("R1", "unclassified");
        assertThat(findings.get(1).sentence()).contains("after the power cut read as zeros");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R18 | -5   | 2048 | write A returned all of its 2048 bytes where it had to return EIO: the error was swallowed; class R18",
        "R1  | -5   | 512  | write A returned 512 of its 2048 bytes where it had to return EIO: the error was swallowed; class R18",
        "R18 | -5   | -28  | write A returned ENOSPC where it had to return EIO; class R18",
        "R1  | 2048 | 5    | write A returned 5 of its 2048 bytes: the number of EIO, taken for a count; class R18",
        "R1  | 2048 | 7    | write A returned 7 of its 2048 bytes; no known class",
    })
    void errors(String own, long expected, long result, String sentence) {
        assertThat(of(own, write("s", 0, 1, 0, 2048, result), badResult("s", 0, 1, expected, result)).sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R9  | direct | 8192 | 4096 | the file is 4096 bytes long where what was acknowledged makes it 8192: its last 4096 bytes are lost; class R9",
        "R1  | direct | 8192 | 4096 | its last 4096 bytes are lost; class R5",
        "R1  | direct | 4096 | 8192 | 4096 bytes too long; no known class",
        "R16 | direct | 4096 | 8192 | 4096 bytes too long; class R16",
        "S   | direct | 4096 | 8192 | 4096 bytes too long; class S",
        "S   | cut    | 4096 | 8192 | 4096 bytes too long; class S",
        "S   | direct | 8192 | 4096 | its last 4096 bytes are lost; class R5",
        "R17 | cut    | 4096 | 0    | the file is 0 bytes long after the power cut where what was acknowledged makes it 4096: its last 4096 bytes are lost; class R17",
        "R5  | cut    | 4096 | 0    | are lost; class R17",
    })
    void sizes(String own, String read, long expected, long seen, String sentence) {
        assertThat(of(own, badSize("s", 0, read, expected, seen)).sentence()).endsWith(sentence);
    }

    @Test
    void theBestFindingIsOfTheScenariosOwnClass() {
        List<Finding> findings = Findings.of(evidence(w(1, 0, 2048), w(2, 2048, 2048), m(0, 0, 512, "write 1", "older"),
                m(0, 512, 2048, "write 1", "zeros"), m(1, 0, 2048, "zeros", "older")));
        assertThat(Findings.best(findings, "stale").orElseThrow().sentence()).startsWith("block 0: bytes 0–511");
        assertThat(Findings.best(findings, "R9").orElseThrow().sentence()).startsWith("block 0: bytes 0–511");
        assertThat(Findings.best(findings, "unclassified").orElseThrow().sentence()).startsWith("block 0: bytes 512–2047");
        assertThat(Findings.best(List.of(), "R1")).isEmpty();
    }

    @Test
    void evidenceThatNeverBeganGivesNone() {
        assertThat(Findings.of(EvidenceReader.read(List.of(), List.of(Request.promised("s", Lines.RUN, 4))).scenarios().get(0))).isEmpty();
    }

    @Test
    void aHostileBlockDoesNotTakeForEver() {
        List<String> lines = new ArrayList<>(List.of(begin("s", 4)));
        for (int i = 1; i <= 30_000; i++) {
            lines.add(w(i, 1024, 512));
            lines.add(m(0, 512, 1024, "write " + i, "zeros"));
        }
        ScenarioEvidence evidence = EvidenceReader.read(lines, List.of(Request.promised("s", Lines.RUN, 4))).scenarios().get(0);
        assertThatCode(() -> Findings.of(evidence)).doesNotThrowAnyException();
    }

    private static Finding of(String own, String... lines) {
        List<String> all = new ArrayList<>(List.of(begin("s", 4).replace("R1", own)));
        all.addAll(Arrays.asList(lines));
        all.add(end("s", 4, 1));
        ScenarioEvidence evidence = EvidenceReader.read(boot(all), List.of(Request.promised("s", Lines.RUN, 4))).scenarios().get(0);
        assertThat(evidence.defects()).isEmpty();
        return Findings.of(evidence).get(0);
    }

    private static String w(int number, long offset, int length) {
        return write("s", 0, number, offset, length);
    }

    private static String m(long block, int from, int to, String expected, String seen) {
        return miscompare("s", 0, block, from, to, "direct", expected, seen);
    }

    private static Finding one(String... lines) {
        assertThat(Findings.of(evidence(lines))).hasSize(1);
        return Findings.of(evidence(lines)).get(0);
    }

    private static ScenarioEvidence evidence(String... lines) {
        List<String> all = new ArrayList<>(List.of(begin("s", 4)));
        all.addAll(Arrays.asList(lines));
        long corrupt = Arrays.stream(lines).filter(l -> !l.contains("\"kind\":\"write\"")).count();
        all.add(end("s", 4, corrupt > 0 ? 1 : 0));
        ScenarioEvidence evidence = EvidenceReader.read(boot(all), List.of(Request.promised("s", Lines.RUN, 4))).scenarios().get(0);
        assertThat(evidence.defects()).isEmpty();
        return evidence;
    }
}
