package dev.subblock.reproducer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

    private static Timeline timeline(String lines) {
        return new Timeline(Catalogue.parse("t", "scenario R0 x; why w; block 4096; " + lines).get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one     | 1:aio[A B C]
            several | 1:aio[A] 1:aio[B] 1:aio[C]
            two     | 1:aio[A] 2:aio[B] 1:aio[C]
            threads | 1:pwrite[A] 2:pwrite[B] 1:pwrite[C]
            """)
    void aWayBringsWritesToTheKernel(String way, String wanted) {
        Timeline timeline = timeline("file 8 hole; by " + way + "; write A 0+1; write B 1+1; write C 2+1");

        assertThat(timeline.phases()).hasSize(1);
        assertThat(timeline.phases().get(0).stream().map(TimelineTest::word).toList()).isEqualTo(List.of(wanted.split(" (?=\\d)")));
    }

    private static String word(Op op) {
        StringBuilder word = new StringBuilder().append(op.lane());
        List<Write> writes = op instanceof Op.Aio aio ? aio.writes() : List.of(((Op.Pwrite) op).write());
        word.append(op instanceof Op.Aio ? ":aio[" : ":pwrite[");
        for (Write write : writes) {
            word.append(write == writes.get(0) ? "" : " ").append(write.letter());
        }
        return word.append(']').toString();
    }

    @Test
    void anotherOpAndAnotherPhasePartWhatGoesTogether() {
        Timeline timeline = timeline("file 8 hole; by one; write A 0+1; 2 fsync; write B 1+1; then; write C 2+1");

        assertThat(timeline.phases().get(0)).hasSize(3);
        assertThat(timeline.phases().get(1)).hasSize(1);
        assertThat(timeline.steps()).isEqualTo(4);
    }

    @Test
    void aLaneWaitsForWhatItDoesItselfAndAPhaseForAll() {
        List<Effect> effects = timeline("file 8 hole; 1 pwrite A 0+1; 1 aio B 0+1; 1 pwrite C 0+1; 2 pwrite D 0+1; then; 2 aio E 0+1").effects();

        assertThat(effects.get(0).precedes(effects.get(1))).as("A before B").isTrue();
        assertThat(effects.get(1).precedes(effects.get(2))).as("B, in flight, before C").isFalse();
        assertThat(effects.get(1).besides(effects.get(2))).isTrue();
        assertThat(effects.get(0).precedes(effects.get(3))).as("A before D of another lane").isFalse();
        assertThat(effects.get(1).precedes(effects.get(4))).as("B before E of the next phase").isTrue();
        assertThat(effects.get(4).precedes(effects.get(1))).isFalse();
    }

    @Test
    void theEndOfTheFileIsFollowed() {
        Timeline timeline = timeline("file 3 hole; 1 pwrite A 0+2 append; then; 1 falloc 0+9 keep; 1 pwrite B 0+2 append; then; 1 truncate 6; then; 1 falloc 0+8");

        assertThat(timeline.effects()).extracting(Effect::start).containsExactly(3, 5, 6, 0);
        assertThat(timeline.size()).isEqualTo(8);
        assertThat(timeline.reach()).isEqualTo(8);
    }

    @Test
    void whatWasReachedStaysReached() {
        assertThat(timeline("file 3 hole; 1 pwrite A 0+20; then; 1 truncate 2").reach()).isEqualTo(20);
    }
}
