package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.trace.TraceEvent.Piece;
import dev.subblock.reproducer.sector.SectorWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ReproducerSectorsTest {

    private static final int RUN = 0xfffffffe;

    private final ByteBuffer bytes = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
    private final ReproducerSectors names = new ReproducerSectors();

    private Piece name(int run, int generation, int writer, int trial) {
        new SectorWriter(run, generation).write(bytes, 512, 1, writer, 7 * 512);
        return names.name(bytes, 512, "fffffffe", trial);
    }

    /** A trial's token is the run's plus its number, in 32 bits. */
    @Test
    void aSectorOfTheTrialSaysWhichWriteItIs() {
        assertThat(name(RUN, 1, 3, 0)).isEqualTo(new Piece("write 3", 3584, 1));
        assertThat(name(RUN + 5, 1, 1, 5)).isEqualTo(new Piece("write 1", 3584, 1));
        assertThat(name(RUN + 5, 2, 0, 5)).isEqualTo(new Piece("before", 3584, 1));
    }

    @Test
    void aSectorOfAnotherTrialOrGenerationIsOlder() {
        assertThat(name(RUN, 1, 3, 1).what()).isEqualTo("older");
        assertThat(name(RUN, 0, 3, 0).what()).isEqualTo("older");
    }

    @Test
    void aTornSectorIsSomethingElse() {
        name(RUN, 1, 3, 0);
        bytes.put(600, (byte) 0);

        assertThat(names.name(bytes, 512, "fffffffe", 0)).isEqualTo(ReproducerSectors.OTHER);
    }
}
