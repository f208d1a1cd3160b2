package dev.subblock.reproducer.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.ReproducerException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioParserTest {

    private static final String HEAD = "scenario R1 x\n why w\n block 4096\n";

    @Test
    void aTextIsAScenarioForEachStateAndWay() {
        List<Scenario> all = Catalogue.parse("t", """
                # comment; with a semicolon
                scenario R1 ends   # and another
                  why  what   they wrote
                  block 2048; file 8 hole,unwritten; by one,threads
                  write A 0+1; write B 3+1
                """);

        assertThat(all).extracting(Scenario::name).containsExactly("r1-2k-hole-one-ends", "r1-2k-hole-threads-ends",
                "r1-2k-unwritten-one-ends", "r1-2k-unwritten-threads-ends");
        assertThat(all.get(3)).isEqualTo(new Scenario("R1", "ends", "what they wrote",
                new Geometry(2048, 8, BlockState.UNWRITTEN, 0), Way.THREADS,
                List.of(List.of(new Op.Brought(new Write(1, new SectorRange(0, 1))), new Op.Brought(new Write(2, new SectorRange(3, 1))))),
                Demands.NONE, 64));
    }

    @Test
    void everyLineOfTheLanguageIsUnderstoodAndWrittenBackAsItStood() {
        String text = """
                scenario R0 everything
                  why because
                  block 1024
                  file 16 written
                  behind 4
                  by two
                  write A 0+2
                  write B 2+2
                  2 aio C 4+1 D 5+1 dsync append
                  1 pwrite E 6+1 buffered sync append
                  1 pwrite F 6+1
                  then
                  3 store G 1+1
                  2 splice H 2+2 asks 8 dsync
                  3 fsync
                  4 read 0+4 buffered
                  then
                  4 read 0+4 mapped
                  4 read 0+4 direct
                  1 falloc 16+8
                  then
                  1 falloc 24+8 keep
                  then
                  1 truncate 3
                  mount sync
                  fault data 1
                  fault flush 2
                  fault log 1
                  fault write 8+8
                  result C EIO
                  size 3
                  outstanding 4
                  alone A
                  alone H
                  mapped
                  cut after 3
                  promise no it is only an example
                """;

        assertThat(Catalogue.parse("t", text)).extracting(Scenario::text).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            file 8 holes; 1 aio A 0+1                    | block state 'holes': give hole, unwritten, written, shared or mixed
            file 8 hole; by many; write A 0+1            | way 'many': give one, several, two or threads
            file 8 hole; write A 0+1                     | 'write' needs a line 'by'
            file 8 hole; by one; 1 aio A 0+1             | 'by' is for lines 'write', and there is none
            file 8 hole; 1 aio B 0+1                     | the next write is A, and not 'B'
            file 8 hole; 1 aio A 0+1 A 1+1               | the next write is B, and not 'A'
            file 8 hole; 1 aio A 0+1; 1 fsync; 1 pwrite C 0+1 | the next write is B, and not 'C'
            file 8 hole; 1 aio A 0                       | '0': give START+COUNT in sectors of 512 bytes
            file 8 hole; 1 aio A +4                      | '+4': give START+COUNT in sectors of 512 bytes
            file 8 hole; 1 aio A 0+0                     | '0' is not a number from 1 to 1024
            file 8 hole; 1 aio A 1024+1                  | '1024' is not a number from 0 to 1023
            file 8 hole; 1 aio A                         | '1 aio A' is cut short
            file 8 hole; 1 aio A 0+1 fast                | 'fast' is none of 'buffered' (for pwrite), 'sync' or 'dsync', 'append', in this order
            file 8 hole; 1 aio A 0+1 append sync         | '1 aio A 0+1 append sync': 'sync' is too much
            file 8 hole; 5 aio A 0+1                     | '5' begins no line that is known; an op begins with 'write' or a lane from 1 to 4
            file 8 hole; 1 write A 0+1                   | 'write': give aio, pwrite, store, splice, read, fsync, falloc or truncate
            file 8 hole; 1 aio A 0+1; 2 read 0+1 twice   | read 'twice': give direct, buffered or mapped
            file 8 hole; 1 aio A 0+1; 2 falloc 0+1 zero  | falloc takes 'keep' and nothing else, not 'zero'
            file 8 hole; then; 1 aio A 0+1               | 'then' and nothing before it
            file 8 hole; 1 aio A 0+1; then               | nothing follows the last 'then'
            file 8 hole; 1 fsync                         | scenario x writes nothing
            file 8 hole; 1 aio A 0+1; fault ink 1        | fault 'ink': give write, read, flush, data, pad, log or other
            file 8 hole; 1 aio A 0+1; fault data 0       | '0' is not a number from 1 to 1000
            file 8 hole; 1 aio A 0+1; result B EIO       | 'B' is none of the writes before it
            file 8 hole; 1 aio A 0+1; result A EOF       | 'EOF' is no error that is known here, such as EIO
            file 8 hole; 1 aio A 0+1; result A EIO; result A EIO | a second result of A
            file 8 hole; 1 aio A 0+1; promise yes        | give 'promise no' and why
            file 8 hole; 1 aio A 0+1; promise no         | 'promise no' is cut short
            file 8 written; 1 aio A 0+1; fault log 0+1   | 'log' is not at a place in the file: give a number
            file 8 written; 1 aio A 0+1; fault data 0+0  | '0' is not a number from 1 to 1024
            file 8 hole; 1 aio A 0+1; fault write 0+8    | where 0+8 will lie is not known before it is written: give 'fault data 0+8'
            file 8 shared; 1 aio A 0+1; fault pad 0+8    | where 0+8 will lie is not known before it is written: give 'fault data 0+8'
            file 8 written; 1 aio A 8+1; fault write 8+1 | where 8+1 will lie is not known before it is written: give 'fault data 8+1'
            file 8 hole; 1 splice A 0+65                 | a pipe does not hold 65 sectors: at most 64
            file 8 hole; 1 splice A 0+8 asks 7           | '7' is not a number from 8 to 128
            file 8 hole; 1 splice A 0+8 append           | 'append' is none of 'asks SECTORS', 'sync' or 'dsync', in this order
            file 8 hole; 1 aio A 0+1; mount nosync       | give 'mount sync'
            file 8 hole; 1 aio A 0+1 B 1+1; outstanding 1 | '1' is not a number from 2 to 8
            file 8 hole; 1 aio A 0+1 B 1+1; outstanding 3 | outstanding 3, and there are 2 writes
            file 8 hole; 1 aio A 0+1; alone B            | 'B' is none of the writes before it
            file 8 hole; 1 aio A 0+1; alone A; alone A   | a second 'alone A' in one scenario
            file 8 hole; 1 aio A 0+1; cut before 1       | give 'cut', 'cut after WRITES' or 'cut after every'
            file 8 hole; 1 aio A 0+1; cut after 0        | '0' is not a number from 1 to 1000
            file 8 hole; 1 aio A 0+1; cut; cut           | a second 'cut' in one scenario
            file 8 hole; file 8 hole; 1 aio A 0+1        | a second 'file' in one scenario
            file 0 written; 1 aio A 0+1                  | a file of 0 sectors has no block that could be written
            file 8 hole,hole; 1 aio A 0+1                | scenario r1-4k-hole-x is there already: give another shape
            file 8 hole; 1 store A 8+1                   | a mapping is touched at 8+1, behind the 8 sectors that the file has by then
            file 8 hole; 1 pwrite A 0+1; 2 truncate 4; 1 read 0+1 mapped | a mapping is touched beside a truncation
            file 8 hole; 1 truncate 4; then; 1 store A 4+1 | a mapping is touched at 4+1, behind the 4 sectors that the file has by then
            file 8 hole; 1 pwrite A 8+1; 2 truncate 4    | a truncation runs beside what moves the end of the file: say 'then' between them, or give size, or 'promise no'
            file 8 hole; 1 aio A 0+1 append; 2 aio B 0+1 append | an appending write runs beside what moves the end of the file: say 'then' between them, or give size, or 'promise no'
            file 8 hole; 1 truncate 2000; 1 pwrite A 0+1000 append | the file reaches to sector 3000: at most 2048
            file 8 hole; 1 aio A 0+1 B 0+1 C 0+1 D 0+1 E 0+1 F 0+1 G 0+1 H 0+1 I 0+1 | more than 8 writes
            """)
    void whatIsWrongIsNamed(String lines, String message) {
        assertThatThrownBy(() -> Catalogue.parse("mine.txt", HEAD + lines + "\n"))
                .isInstanceOf(ReproducerException.class).hasMessageStartingWith("mine.txt line ").hasMessageEndingWith(": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            scenario 1 x           | race class '1': give R1, R2 … as races.md numbers them, PAR, SER, S, or R0
            scenario R01 x         | race class 'R01': give R1, R2 … as races.md numbers them, PAR, SER, S, or R0
            scenario R1 half-s     | shape 'half-s': give a word of a-z and 0-9
            scenario R1            | 'scenario R1' is cut short
            scenario R1 x y        | 'scenario R1 x y': 'y' is too much
            block 4096             | 'block 4096' stands before the first 'scenario CLASS SHAPE'
            scenario R1 x; block 3072 | block size 3072 is not a power of two
            scenario R1 x; block 512  | '512' is not a number from 1024 to 65536
            scenario R1 x; why w      | scenario x needs lines 'why', 'block' and 'file'
            """)
    void whatIsWrongWithAHeadIsNamedWithItsLine(String lines, String message) {
        assertThatThrownBy(() -> Catalogue.parse("mine.txt", "# header\n\n" + lines + "\n"))
                .isInstanceOf(ReproducerException.class).hasMessage("mine.txt line 3: " + message);
    }

    @Test
    void whatIsBeyondTheTableHasItsOwnClasses() {
        assertThat(Catalogue.parse("t", "scenario PAR x; why w; block 4096; file 8 hole; 1 aio A 0+1; cut after every")).extracting(Scenario::name)
                .containsExactly("par-4k-hole-x");
        assertThat(Catalogue.parse("t", "scenario S x; why w; block 4096; file 8 hole; 1 splice A 0+1").get(0).raceClass()).isEqualTo("S");
    }

    @Test
    void aTextWithoutAScenarioIsWrong() {
        assertThatThrownBy(() -> Catalogue.parse("mine.txt", "# nothing\n"))
                .isInstanceOf(ReproducerException.class).hasMessage("mine.txt: no scenario in it");
    }
}
