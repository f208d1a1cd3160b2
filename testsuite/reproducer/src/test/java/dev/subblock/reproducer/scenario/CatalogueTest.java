package dev.subblock.reproducer.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.ReproducerException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final String ROW = "R1 4096 hole one 32 halves 0+4 4+4";

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096})
    void whatIsCarriedCoversEachBlockSizeInEachStateByEachSubmission(int blockSize) {
        List<Scenario> fitting = Catalogue.carried().all().stream().filter(s -> s.blockSize() == blockSize).toList();

        for (BlockState state : BlockState.values()) {
            assertThat(fitting.stream().filter(s -> s.blockState() == state).map(Scenario::submission))
                    .containsAll(EnumSet.allOf(Submission.class));
        }
    }

    @Test
    void whatIsCarriedHasTheWritesOfGeneric240() {
        Scenario chain = Catalogue.carried().named("r1-4k-hole-one-chain");

        assertThat(chain.writes()).extracting(SectorRange::start).containsExactly(1, 9, 17, 25);
        assertThat(chain.writes()).allMatch(write -> write.count() == 8);
        assertThat(chain.blocks()).isEqualTo(5);
    }

    @Test
    void aLineIsAScenarioForEachStateAndSubmission() {
        Catalogue catalogue = Catalogue.parse("t", "# comment\n\n R1 2048 hole,unwritten one,threads 7 ends 0+1 3+1 # end\n");

        assertThat(catalogue.all()).extracting(Scenario::name).containsExactly("r1-2k-hole-one-ends",
                "r1-2k-hole-threads-ends", "r1-2k-unwritten-one-ends", "r1-2k-unwritten-threads-ends");
        assertThat(catalogue.named("r1-2k-unwritten-threads-ends")).isEqualTo(new Scenario("r1-2k-unwritten-threads-ends", "R1",
                2048, BlockState.UNWRITTEN, Submission.THREADS, List.of(new SectorRange(0, 1), new SectorRange(3, 1)), 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            R2 4096 hole one 32 halves 0+4 4+4          | race class 'R2' is not one that can be checked: give R1
            R1 4096 hole one 32 halves 0+4              | give class, block, states, submissions, trials, shape and at least two writes
            R1 3072 hole one 32 halves 0+4 4+4          | block size 3072 is not a power of two
            R1 512 hole one 32 halves 0+4 4+4           | '512' is not a number from 1024 to 65536
            R1 4096 holes one 32 halves 0+4 4+4         | block state 'holes': give hole or unwritten
            R1 4096 hole many 32 halves 0+4 4+4         | submission 'many': give one, several or threads
            R1 4096 hole one 0 halves 0+4 4+4           | '0' is not a number from 1 to 1000
            R1 4096 hole one 1001 halves 0+4 4+4        | '1001' is not a number from 1 to 1000
            R1 4096 hole one 32 half-s 0+4 4+4          | shape 'half-s': give a word of a-z and 0-9
            R1 4096 hole one 32 halves 0+4 4            | write '4': give START+COUNT in sectors of 512 bytes
            R1 4096 hole one 32 halves 0+4 +4           | write '+4': give START+COUNT in sectors of 512 bytes
            R1 4096 hole one 32 halves 0+4 4+0          | '0' is not a number from 1 to 1024
            R1 4096 hole one 32 halves 0+5 4+4          | writes 1 and 2 overlap: class R1 is about disjoint writes
            R1 4096 hole one 32 halves 0+4 8+4          | no two writes share a block: nothing can race
            R1 4096 hole one 32 far 0+4 4+80            | at most 8 writes over 8 blocks make a trial
            R1 4096 hole one,one 32 halves 0+4 4+4      | scenario r1-4k-hole-one-halves is there already: give another shape
            """)
    void whatIsWrongIsNamedWithItsLine(String row, String message) {
        assertThatThrownBy(() -> Catalogue.parse("mine.txt", "# header\n\n" + row + "\n"))
                .isInstanceOf(ReproducerException.class)
                .hasMessage("mine.txt line 3: " + message);
    }

    @Test
    void aTableWithoutScenariosIsWrong() {
        assertThatThrownBy(() -> Catalogue.parse("mine.txt", "# nothing\n"))
                .isInstanceOf(ReproducerException.class).hasMessageContaining("no scenario in the table");
    }

    @Test
    void anUnknownNameIsNamed() {
        assertThatThrownBy(() -> Catalogue.parse("t", ROW).named("r9"))
                .isInstanceOf(ReproducerException.class).hasMessageContaining("no scenario is named r9");
    }

    @Test
    void trialsAreBounded() {
        Scenario scenario = Catalogue.parse("t", ROW).named("r1-4k-hole-one-halves");

        assertThat(scenario.withTrials(5).trials()).isEqualTo(5);
        assertThatThrownBy(() -> scenario.withTrials(0)).isInstanceOf(ReproducerException.class);
        assertThatThrownBy(() -> scenario.withTrials(1001)).isInstanceOf(ReproducerException.class)
                .hasMessage("1001 trials of r1-4k-hole-one-halves can't be run: give 1 to 1000");
    }
}
