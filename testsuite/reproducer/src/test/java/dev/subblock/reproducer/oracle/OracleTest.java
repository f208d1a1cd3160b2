package dev.subblock.reproducer.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleTest {

    private record Returned(Set<Integer> failedWrites, Set<Integer> failedSteps) implements Outcome {
        @Override
        public boolean acknowledged(int write) {
            return !failedWrites.contains(write);
        }

        @Override
        public boolean succeeded(int step) {
            return !failedSteps.contains(step);
        }
    }

    private static final Returned ALL_WELL = new Returned(Set.of(), Set.of());

    private static Oracle oracle(String lines) {
        Scenario scenario = Catalogue.parse("t", "scenario R0 x; why w; block 1024; " + lines).get(0);
        return new Oracle(scenario, new Timeline(scenario));
    }

    /** What each sector may be, a word for a run of sectors that may be the same, and where the file may end. */
    private static String told(Expected expected) {
        List<String> words = new ArrayList<>();
        for (Expectation sector : expected.sectors()) {
            words.add(sector.toString().replace("write ", "").replace(" or ", "/"));
        }
        String size = expected.leastSize() == expected.mostSize() ? "" + expected.leastSize() : expected.leastSize() + "-" + expected.mostSize();
        return String.join(" ", words) + ", " + size;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            file 4 hole; 1 aio A 1+1                                         | zeros 1 zeros zeros, 4
            file 2 written; 1 splice A 2+2 asks 4                            | before before 1 1, 4
            file 4 unwritten; 1 aio A 1+1                                    | zeros 1 zeros zeros, 4
            file 3 written; 1 aio A 1+1                                      | before 1 before, 3
            file 3 shared; 1 aio A 1+1                                       | before 1 before, 3
            file 6 mixed; 1 aio A 1+2                                        | before 1 1 zeros before before, 6
            file 2 written; 1 aio A 1+3                                      | before 1 1 1, 4
            file 2 written; 1 aio A 3+1                                      | before before zeros 1, 4
            file 3 hole; by several; write A 0+2; write B 1+2                | 1 1/2 2, 3
            file 3 hole; by threads; write A 0+2; write B 1+2                | 1 1/2 2, 3
            file 2 hole; 1 pwrite A 0+2; 1 pwrite B 1+1                      | 1 2, 2
            file 2 hole; 1 aio A 0+2; 1 pwrite B 1+1                         | 1 1/2, 2
            file 2 hole; 1 aio A 0+2; then; 2 aio B 1+1                      | 1 2, 2
            file 2 hole; 1 aio A 0+2; 2 aio B 0+2; then; 3 pwrite C 1+1      | 1/2 3, 2
            file 4 written; 1 truncate 1; then; 1 pwrite A 3+1               | before zeros zeros 1, 4
            file 4 written; 1 pwrite A 2+2; then; 1 truncate 3               | before before 1 zeros, 3
            file 2 written; 1 pwrite A 0+1; then; 1 falloc 2+2               | 1 before zeros zeros, 4
            file 2 written; 1 pwrite A 0+1; then; 1 falloc 2+2 keep          | 1 before, 2
            file 2 written; 1 pwrite A 0+1 append                            | before before 1, 3
            file 1 written; 1 store A 0+1; 2 fsync                           | 1, 1
            file 8 hole; 1 pwrite A 9+1; 2 truncate 4; size 9                | zeros zeros zeros zeros zeros zeros zeros zeros zeros zeros/1, 9
            """)
    void whereAllReturnsAsItShould(String lines, String wanted) {
        assertThat(told(oracle(lines).running(ALL_WELL))).isEqualTo(wanted);
    }

    @Test
    void aWriteThatFailedIsThereOrNotSectorBySectorAndMayHaveMovedTheEnd() {
        Oracle oracle = oracle("file 2 written; 1 aio A 1+2");

        assertThat(told(oracle.running(new Returned(Set.of(1), Set.of())))).isEqualTo("before before/1 zeros/1, 2-3");
    }

    @Test
    void aWriteThatFailedReplacesNothing() {
        Oracle oracle = oracle("file 2 hole; 1 pwrite A 0+2; then; 1 pwrite B 1+1; then; 1 pwrite C 0+1");

        assertThat(told(oracle.running(new Returned(Set.of(2), Set.of())))).isEqualTo("3 1/2, 2");
    }

    @Test
    void anOpThatFailedMayOrMayNotHaveCutTheFile() {
        Oracle oracle = oracle("file 2 written; 1 pwrite A 0+1; then; 1 truncate 1");

        assertThat(told(oracle.running(new Returned(Set.of(), Set.of(1))))).isEqualTo("1 zeros/before, 1-2");
    }

    @Test
    void aSizeThatIsGivenIsTheSize() {
        Oracle oracle = oracle("file 2 written; 1 aio A 0+4; fault data 1; result A EIO; size 2");

        assertThat(told(oracle.running(new Returned(Set.of(1), Set.of())))).isEqualTo("before/1 before/1 zeros/1 zeros/1, 2");
    }

    @Test
    void whatIsInMemoryOnlyIsNotCertainWhereRequestsFail() {
        assertThat(told(oracle("file 1 written; 1 pwrite A 0+1 buffered; fault data 1").running(ALL_WELL))).isEqualTo("before/1, 1");
        assertThat(told(oracle("file 1 written; 1 pwrite A 0+1 buffered sync; fault data 1").running(ALL_WELL))).isEqualTo("1, 1");
        assertThat(told(oracle("file 1 written; 1 pwrite A 0+1; fault data 1").running(ALL_WELL))).isEqualTo("1, 1");
        assertThat(told(oracle("file 1 written; 1 pwrite A 0+1 buffered").running(ALL_WELL))).isEqualTo("1, 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            file 0 hole; 1 aio A 0+1                                         | zeros/1, 0-1
            file 0 hole; 1 aio A 0+1 dsync                                   | 1, 1
            file 0 hole; 1 aio A 0+1 sync                                    | 1, 1
            file 1 written; 1 pwrite A 0+1                                   | before/1, 1
            file 1 written; 1 pwrite A 0+1 buffered; 1 fsync                 | 1, 1
            file 1 written; 1 pwrite A 0+1 buffered; 2 fsync                 | before/1, 1
            file 1 written; 1 aio A 0+1; 1 fsync                             | before/1, 1
            file 1 written; 1 aio A 0+1; then; 1 fsync                       | 1, 1
            file 1 written; 1 pwrite A 0+1 sync; then; 1 pwrite B 0+1        | 1/2, 1
            file 1 written; 1 pwrite A 0+1; then; 1 pwrite B 0+1 sync        | 2, 1
            file 2 written; 1 pwrite A 0+1; then; 1 truncate 1               | before/1 zeros/before, 1-2
            file 2 written; 1 pwrite A 0+1; then; 1 truncate 1; then; 1 fsync | 1 zeros, 1
            file 1 written; 1 pwrite A 0+1 sync; then; 1 falloc 1+2          | 1 zeros zeros, 1-3
            """)
    void afterAPowerCutThatIsCertainWhichWasToLast(String lines, String wanted) {
        assertThat(told(oracle(lines).afterCut(ALL_WELL))).isEqualTo(wanted);
    }

    @Test
    void anFsyncThatFailedMakesNothingLast() {
        Oracle oracle = oracle("file 1 written; 1 pwrite A 0+1; then; 1 fsync");

        assertThat(told(oracle.afterCut(new Returned(Set.of(), Set.of(1))))).isEqualTo("before/1, 1");
    }

    /** Whatever had returned by then is not known: nothing had to last. */
    @Test
    void aPowerCutMidwayMayFindAnyStateBetweenAndNothingElse() {
        assertThat(told(oracle("file 2 written; 1 pwrite A 1+2 sync; then; 1 pwrite B 1+1 sync; cut after 1").midway()))
                .isEqualTo("before before/1/2 zeros/1, 2-3");
        assertThat(told(oracle("file 4 hole; 1 pwrite A 0+1; 1 truncate 1; cut after every").midway())).isEqualTo("zeros/1 zeros zeros zeros, 1-4");
    }

    @Test
    void onASynchronousMountEveryWriteLastsButWhatIsStored() {
        String ops = "file 4 written; 1 pwrite A 0+1; 2 splice B 1+1; 3 store C 2+1; cut";
        assertThat(told(oracle(ops + "; mount sync").afterCut(ALL_WELL))).isEqualTo("1 2 before/3 before, 4");
        assertThat(told(oracle(ops).afterCut(ALL_WELL))).isEqualTo("before/1 before/2 before/3 before, 4");
    }
}
