package dev.subblock.lab.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.trace.TraceEvent;
import dev.subblock.lab.trace.TraceEvent.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTest {

    private static final Piece ZEROS = new Piece("zeros", -1, 1);
    private static final Piece WRITE_1 = new Piece("write 1", 512, 7);
    private static final Piece LOG = new Piece("other", -1, 64);

    private static TraceEvent arrive(int trial, int id, long offset, Piece... pieces) {
        return new TraceEvent.Arrive(1, trial, id, pieces.length == 0 ? "read" : "write", offset, 512, false, true, List.of(pieces));
    }

    private static TraceEvent complete(int trial, int id) {
        return new TraceEvent.Complete(2, trial, id, 0);
    }

    private static final List<TraceEvent> TRACE = List.of(
            new TraceEvent.Scenario(0, "00000001", "other", "random:1"),
            new TraceEvent.Begin(0, 3, false), arrive(3, 1, 0, ZEROS), complete(3, 1), new TraceEvent.End(0, 3, false),
            new TraceEvent.Scenario(0, "00000001", "r1", "random:1"),
            new TraceEvent.Begin(0, 2, false), arrive(2, 2, 0, ZEROS), complete(2, 2), new TraceEvent.End(0, 2, false),
            new TraceEvent.Pass(0, "write", 0, 512),
            new TraceEvent.Begin(0, 3, false),
            arrive(3, 10, 1 << 20, ZEROS), arrive(3, 11, (1 << 20) + 512, WRITE_1), arrive(3, 12, 0, LOG), arrive(3, 13, 0),
            complete(3, 13), complete(3, 12), arrive(3, 14, 2 << 20, ZEROS), complete(3, 14), complete(3, 11), complete(3, 10),
            new TraceEvent.End(0, 3, false),
            new TraceEvent.Begin(0, 4, false), arrive(4, 20, 0, ZEROS), complete(4, 20));

    @Test
    void dataAndPaddingOfATrialAreNamedInTheOrderInWhichTheyLanded() {
        Recorded recorded = Recorded.from(TRACE, s -> s.scenario().equals("r1"), 3, 4096);
        assertThat(recorded.text()).isEqualTo("subblock order 1\n3 zeros@0+1#2 write-1@512+7#1 zeros@0+1#1\n");
        assertThat(Recorded.parse(recorded.text())).isEqualTo(recorded);
    }

    @Test
    void aTrialThatIsNotThereOrNotWholeIsNoRecording() {
        for (int trial : new int[] {4, 5}) {
            assertThatThrownBy(() -> Recorded.from(TRACE, s -> s.scenario().equals("r1"), trial, 4096))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("trial " + trial);
        }
    }

    /** What lies elsewhere on the disk, in a block of another size, has another place in it. */
    @Test
    void aNameTellsFromEachOtherWhatIsDifferentAndNothingElse() {
        RequestKeys keys = new RequestKeys(1024);
        assertThat(keys.next(4096 + 512, List.of(ZEROS))).isEqualTo("zeros@512+1#1");
        assertThat(keys.next(8192 + 512, List.of(ZEROS))).isEqualTo("zeros@512+1#2");
        assertThat(keys.next(8192, List.of(ZEROS))).isEqualTo("zeros@0+1#1");
        assertThat(keys.next(8192, List.of(WRITE_1, ZEROS))).isEqualTo("write-1@512+7,zeros@512+1#1");
        assertThat(keys.next(8192, List.of(new Piece("write 2", 512, 7)))).isEqualTo("write-2@512+7#1");
        assertThat(keys.next(0, java.util.Collections.nCopies(5000, ZEROS))).hasSizeLessThan(2000).endsWith(",...#1");
    }

    @Test
    void commentsAndEmptyLinesArePassedOver() {
        assertThat(Recorded.parse("subblock order 1\n# why\n\n7\n").trials()).containsExactly(new Recorded.Trial(7, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                           | no trial",
        "'subblock order 1'           | no trial",
        "'subblock order 2~0 a#1'     | line 1",
        "'0 a#1'                      | line 1",
        "'subblock order 1~x a#1'     | line 2",
        "'subblock order 1~-1 a#1'    | line 2",
        "'subblock order 1~1~99999999999 a#1' | line 3",
        "'subblock order 1~1 a#1 b'   | line 2: word 3",
        "'subblock order 1~1 a#1 $(b)#1' | line 2: word 3",
    })
    void anythingElseIsOneLine(String text, String says) {
        assertThatThrownBy(() -> Recorded.parse(text.replace('~', '\n'))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says).message().hasLineCount(1);
    }

    @Test
    void aLineWithoutEndIsRefused() {
        assertThatThrownBy(() -> Recorded.parse("subblock order 1\n0" + " a#1".repeat(70_000)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("more than");
    }

    @Test
    void contentSaysHowAWriteIsTreated() {
        assertThat(Content.of(List.of(ZEROS))).isEqualTo(Content.PAD);
        assertThat(Content.of(List.of(ZEROS, WRITE_1))).isEqualTo(Content.DATA);
        assertThat(Content.of(List.of(LOG, ZEROS))).isEqualTo(Content.OTHER);
        assertThat(Content.of(List.of(WRITE_1, LOG))).isEqualTo(Content.MIXED);
        assertThat(Content.MIXED.hasData()).isTrue();
        assertThat(Content.MIXED.ordered()).isFalse();
        assertThat(Content.of(List.of(new Piece("older", 0, 1), new Piece("before", 0, 1))).ordered()).isTrue();
    }
}
