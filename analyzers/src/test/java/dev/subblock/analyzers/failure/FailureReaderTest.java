package dev.subblock.analyzers.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.failure.Outcome.Reach;
import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.evidence.FailureEvent.FailedWrite;
import dev.subblock.reproducer.evidence.FailureWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check of the judge has one write here that differs from a right one in what the check is of. */
class FailureReaderTest {

    private static final String KIND = "direct-aio-head-hole-cold-plain-file";
    private static final String ALL = "o".repeat(16);
    /** Sectors 3 to 15 of a write of 6656 bytes at 1536. */
    private static final String WRITTEN = "ooo" + "n".repeat(13);

    /** A write at 1536 of a file of 8192 bytes. */
    private static FailedWrite write(ErrorPoint point, long result, String error, String synced, String cached, String disk) {
        return new FailedWrite(KIND, point.word(), 0, true, true, false, 1536, 6656, result, error, synced, 8192, 8192, false, 8192, cached, disk, false, "");
    }

    private static FailedWrite sized(FailedWrite w, long before, long after, long left) {
        return new FailedWrite(w.write(), w.point(), w.nth(), w.direct(), w.mayWait(), w.lasting(), w.offset(), w.length(), w.result(), w.error(), w.synced(),
                before, after, w.remounted(), left, w.cached(), w.disk(), w.reached(), w.stuck());
    }

    private static FailedWrite refused(ErrorPoint point, String error) {
        return write(point, 0, error, "", ALL, ALL);
    }

    private static FailedWrite done(ErrorPoint point) {
        return write(point, 6656, "", "", WRITTEN, WRITTEN);
    }

    private static String line(FailedWrite write) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FailureWriter(out).accept(write);
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static Outcome judged(FailedWrite write, int failed) {
        return FailureReader.read(KIND, ErrorPoint.named(write.point()).orElseThrow(), 0, List.of(line(write)), failed);
    }

    private static void wrong(FailedWrite write, String what) {
        Outcome outcome = judged(write, 1);
        assertThat(outcome.wrong()).anySatisfy(w -> assertThat(w).startsWith(what));
        assertThat(outcome.right()).isFalse();
    }

    @Test
    void aWriteThatIsRefusedAndChangesNothingIsRight() {
        Outcome outcome = judged(refused(ErrorPoint.ADDRESS, "EFAULT"), 0);
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.reach()).isEqualTo(Reach.REACHED);
        assertThat(outcome.right()).isTrue();
        assertThat(outcome.answer()).isEqualTo("EFAULT");
    }

    @Test
    void anErrorThatTheManualDoesNotHaveIsWrong() {
        wrong(refused(ErrorPoint.ADDRESS, "EIO"), "answer: EIO");
        wrong(write(ErrorPoint.NO_SPACE, 6656, "", "EROFS", WRITTEN, WRITTEN), "answer: fsync: EROFS");
    }

    @Test
    void aPartIsWrongWhereAllOrNothingIsWritten() {
        wrong(write(ErrorPoint.LARGEST, 2560, "", "", WRITTEN, WRITTEN), "answer: 2560 of 6656");
        assertThat(judged(write(ErrorPoint.ADDRESS, 2560, "", "", "oooooooonnnnnnnn".replace("oooooooon", "ooonnnnnn"), WRITTEN), 0).wrong()).isEmpty();
        wrong(write(ErrorPoint.ADDRESS, 0, "", "", ALL, ALL), "answer: 0 of 6656");
    }

    @Test
    void theSizeStaysWhereNothingWasWritten() {
        wrong(sized(refused(ErrorPoint.ADDRESS, "EFAULT"), 8192, 8704, 8704), "size: 8704 after it");
        wrong(sized(refused(ErrorPoint.ADDRESS, "EFAULT"), 8192, 8192, 7680), "size: 7680 in the end");
        wrong(sized(done(ErrorPoint.NONE), 4096, 4096, 4096), "size: 4096 after it");
    }

    /** What 6.1 does; it has a name of its own, so that a base may be known for that and for no other size. */
    @Test
    void anEndAtTheBlockThatWasZeroedHasANameOfItsOwn() {
        FailedWrite past = new FailedWrite(KIND, "no-space", 0, true, true, false, 8192, 8192, 0, "ENOSPC", "", 2560, 4096, false, 4096, "ooooo" + "ooo", ALL.substring(8), false, "");
        wrong(past, "zeroed: 4096 after it, 2560 before");
        wrong(sized(past, 2560, 3584, 3584), "size: 3584 after it");

        Outcome known = judged(past, 0).excusing(name -> name.equals("error-zeroed-no-space-" + KIND) ? Optional.of("the base does") : Optional.empty());
        assertThat(known.right()).isTrue();
        assertThat(known.known()).singleElement().asString().endsWith("2560 before: the base does");
    }

    @Test
    void otherDataThanWasWrittenIsWrong() {
        wrong(write(ErrorPoint.ADDRESS, 0, "EFAULT", "", "xooooooooooooooo", ALL), "content: page cache, byte 0: something else");
        wrong(write(ErrorPoint.ADDRESS, 0, "EFAULT", "", ALL, "oooz" + "o".repeat(12)), "content: disk, byte 1536: zeros where it wrote nothing");
        wrong(write(ErrorPoint.NONE, 6656, "", "", WRITTEN, WRITTEN.replace("nnn", "ooo")), "content: disk, byte 1536: what was there before where it wrote");
    }

    /** An fsync that fails promises nothing, unless the write itself was to be on the disk. */
    @Test
    void whatWasAcknowledgedMayOnlyBeGoneIfAnFsyncSaidSo() {
        assertThat(judged(write(ErrorPoint.DISK_DATA, 6656, "", "EIO", WRITTEN, ALL), 1).right()).isTrue();
        wrong(write(ErrorPoint.DISK_DATA, 6656, "", "", WRITTEN, ALL), "content: disk");
    }

    @Test
    void aMapThatIsShorterThanTheFileProvesNothing() {
        wrong(write(ErrorPoint.ADDRESS, 0, "EFAULT", "", "", ALL), "content: page cache, 0 sectors told of 8192 bytes");
        wrong(write(ErrorPoint.ADDRESS, 0, "EFAULT", "", ALL, ""), "content: disk, 0 sectors told of 8192 bytes");
    }

    @Test
    void whatNeverComesBackIsALockAndEndsTheGuest() {
        FailedWrite w = refused(ErrorPoint.LIMIT, "EFBIG");
        Outcome outcome = judged(new FailedWrite(KIND, "limit", 0, true, true, false, 1536, 6656, 0, "EFBIG", "", 8192, 8192, false, 0, "", "", false,
                "a write of another: rwsem_down_write_slowpath"), 0);
        assertThat(judged(w, 0).wrong()).isEmpty();
        assertThat(outcome.wrong()).singleElement().asString().startsWith("lock: a write of another: rwsem");
        assertThat(outcome.endsGuest()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ErrorPoint.class)
    void aPointThatWasNotComeToIsNoPass(ErrorPoint point) {
        Outcome outcome = judged(done(point), 0);
        assertThat(outcome.right()).isEqualTo(point == ErrorPoint.NONE);
        assertThat(outcome.reach()).isEqualTo(point == ErrorPoint.NONE ? Reach.REACHED : Reach.MISSED);
    }

    @Test
    void aWriteThatMayNotWaitMayDecline() {
        FailedWrite w = new FailedWrite(KIND, "disk-data", 0, true, false, false, 1536, 6656, 0, "EAGAIN", "", 8192, 8192, false, 8192, ALL, ALL, false, "");
        assertThat(judged(w, 0).reach()).isEqualTo(Reach.DECLINED);
        wrong(refused(ErrorPoint.DISK_DATA, "EAGAIN"), "answer: EAGAIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "nothing", "{\"kind\":\"failed-write\"}", "{\"kind\":\"trouble\",\"what\":\"mount\"}"})
    void whatIsNoWriteIsUnknown(String told) {
        Outcome outcome = FailureReader.read(KIND, ErrorPoint.NONE, 0, List.of(told), 0);
        assertThat(outcome.right()).isFalse();
        assertThat(outcome.trouble()).isNotNull();
        assertThat(outcome.reach()).isEqualTo(Reach.MISSED);
    }

    /** Wherever a line is cut, with a field too many, or of another write, nothing is proven and nothing thrown. */
    @Test
    void aDamagedLineIsUnknown() {
        String good = line(done(ErrorPoint.NONE));
        for (int end = 0; end < good.length(); end += 3) {
            assertThat(FailureReader.read(KIND, ErrorPoint.NONE, 0, List.of(good.substring(0, end)), 0).right()).isFalse();
        }
        for (String damaged : List.of(good.replace("\"nth\":0", "\"nth\":0,\"nth\":0"), good.replace("\"length\":6656", "\"length\":1e99"),
                good.replace("\"nth\":0", "\"nth\":1"), good.replace("-head-", "-tail-"), good.replace("}", ",\"more\":1}"), "x".repeat(1 << 20) + good)) {
            assertThat(FailureReader.read(KIND, ErrorPoint.NONE, 0, List.of(damaged), 0).right()).as(damaged.substring(0, 60)).isFalse();
        }
    }

    /** A guest that floods us is not listened to for long. */
    @Test
    void whatStandsBehindTooMuchIsNotRead() {
        List<String> flood = new ArrayList<>(Collections.nCopies(100, "noise"));
        flood.add(line(done(ErrorPoint.NONE)));
        assertThat(FailureReader.read(KIND, ErrorPoint.NONE, 0, flood, 0).right()).isFalse();
    }
}
