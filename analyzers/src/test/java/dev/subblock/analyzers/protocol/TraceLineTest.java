package dev.subblock.analyzers.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLineTest {

    private static TraceLine parse(String line) {
        return TraceLine.parse(line).orElseThrow();
    }

    @Test
    void aLineOfATraceIsTaken() {
        assertThat(parse("            java-21      [000] .....            3: xfs_ilock: dev 254:0 ino 0x83 flags IOLOCK_SHARED caller f+0x94/0xa0"))
                .isEqualTo(new TraceLine("java", 21, "xfs_ilock", "dev 254:0 ino 0x83 flags IOLOCK_SHARED caller f+0x94/0xa0"));
        assertThat(parse(" kworker/u2:1-H-7      [000] .N... 16: xfs_setfilesize: dev 1").command()).isEqualTo("kworker/u2:1-H");
        // As kernels without a column of flags print it.
        assertThat(parse("            java-21    [000]   120.123456: xfs_ilock: dev 254:0").event()).isEqualTo("xfs_ilock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "# tracer: nop", "java-21", "java-21 [000] ..... 3:", "java-21 [000] ..... 3: xfs_ilock", "java-x [000] ..... 3: e: d",
        "java-9999999999 [000] ..... 3: e: d", "java-21 [000] ..... x: e: d", "java-21 [0000000] ..... 3: e: d", "java-21 [000] ..... 3: 0e: d", "CPU:0 [LOST 12 EVENTS]"})
    void whatIsNoneIsNone(String line) {
        assertThat(TraceLine.parse(line)).isEmpty();
    }

    /** Each would make an unbounded pattern search for minutes. */
    @ParameterizedTest
    @CsvSource({"-1 ,60", "'  ',190", "a-,190", "[0] ,90", "-1 [0] . ,40", "'1: ',120"})
    void aHostileLineIsSoonDoneWith(String part, int times) {
        assertThat(TraceLine.parse(part.repeat(times))).isEmpty();
        assertThat(TraceLine.parse(part.repeat(100_000))).isEmpty();
    }

    @Test
    void wordsAreFoundByTheirKeys() {
        TraceLine line = parse("j-1 [0] . 1: e: ino 0x83 flags A|B caller x last");

        assertThat(List.of(line.word("ino"), line.word("flags"), line.word("last"), line.word("x"), line.word("lag"), line.word("none")))
                .containsExactly("0x83", "A|B", "", "last", "", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "xfs_ilock: ino 0x1 flags IOLOCK_EXCL caller f               | EXCL",
        "xfs_ilock_nowait: ino 0x1 flags IOLOCK_SHARED caller f      | try SHARED",
        "xfs_iunlock: ino 0x1 flags MMAPLOCK_EXCL caller f           | release mmaplock excl",
        "block_bio_queue: 254,0 WS 112 + 5 [java]                    | submit 2560",
        "block_bio_queue: 254,0 R 112 + 8 [java]                     | read 4096",
        "block_bio_queue: 254,0 FWS 0 + 0 [java]                     | flush",
        "0: subblock: returned                                       | returned",
        "i_mutex: (mutex_lock+0x0/0x1a) lock=ffff880000000010        | i_mutex",
        "i_mutex_release: (mutex_unlock+0x0/0x1a) lock=ffff880000000010 | release i_mutex",
        "xfs_zero_eof: (xfs_zero_eof+0x0/0x2a)                       | zero to EOF",
    })
    void anEventIsAToken(String event, String token) {
        assertThat(Tokens.of(parse("j-1 [0] . 1: " + event))).containsExactly(token);
    }

    @Test
    void aMappingSaysWhatItIsOfAndWhetherItIsNew() {
        assertThat(Tokens.of(parse("j-1 [0] . 1: iomap_iter_dstmap: ino 0x1 type UNWRITTEN flags NEW|DIRTY"))).containsExactly("map(unwritten, new)");
        assertThat(Tokens.of(parse("j-1 [0] . 1: iomap_iter_dstmap: ino 0x1 type MAPPED flags "))).containsExactly("map(mapped)");
        // What it is of is not said by kernels before 3.1.
        assertThat(Tokens.of(parse("j-1 [0] . 1: xfs_iomap_enter: ino 0x1 flags WRITE|DIRECT startoff 0x0"))).containsExactly("map(write, direct)");
    }

    /** A probe has no inode to name: it is the thread's. An event is the inode's, but for a completion that a probe tells of. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "xfs_zero_eof: dev 1:0 ino 0x1 isize 0x0               | true  | false",
        "xfs_zero_eof: (xfs_zero_eof+0x0/0x2a)                 | false | false",
        "xfs_end_io_direct_write: dev 1:0 ino 0x1 isize 0x0    | true  | false",
        "xfs_end_io_direct_write: (xfs_end_io_direct_write+0x0/0x2a) async=1 | false | true",
        "xfs_end_io_direct_write: (xfs_end_io_direct_write+0x0/0x2a) async=0x0 | false | false",
        "xfs_end_io_direct_write: (xfs_end_io_direct_write+0x0/0x2a) async=0 | false | false",
        "0: subblock: returned                                 | false | false",
    })
    void whoseAnEventIs(String event, boolean inode, boolean completion) {
        TraceLine line = parse("j-1 [0] . 1: " + event);
        assertThat(Tokens.namesInode(line)).isEqualTo(inode);
        assertThat(Tokens.completesLater(line)).isEqualTo(completion);
    }

    @Test
    void severalLocksAtOnceAreSeveral() {
        assertThat(Tokens.of(parse("j-1 [0] . 1: xfs_iunlock: ino 0x1 flags IOLOCK_EXCL|ILOCK_EXCL caller f"))).containsExactly("release EXCL", "release ilock excl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block_bio_queue: 254,0 WSM 112 + 5 [xfsaild]", "block_bio_queue: junk", "block_bio_queue: 254,0 W 1 + 99999999999999 [x]", "sched_switch: a ==> b"})
    void whatIsNoneOfTheFilesIsNoToken(String event) {
        assertThat(Tokens.of(parse("j-1 [0] . 1: " + event))).isEmpty();
    }
}
