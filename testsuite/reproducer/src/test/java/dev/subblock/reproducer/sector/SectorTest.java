package dev.subblock.reproducer.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SectorTest {

    private static final int RUN = 0x9a2b3c4d;

    private final SectorReader reader = new SectorReader();

    private static byte[] sector(int run, int generation, int writer, long offset) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Sector.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        new SectorWriter(run, generation).write(bytes, 0, 1, writer, offset);
        byte[] array = new byte[Sector.SIZE];
        bytes.get(0, array);
        return array;
    }

    private Sector read(byte[] bytes) {
        return reader.read(ByteBuffer.wrap(bytes), 0);
    }

    @Test
    void aSectorSaysWhoWroteItAndForWhere() {
        assertThat(read(sector(RUN, 1, 16383, Sector.OFFSET_LIMIT - 512)))
                .isEqualTo(new Sector(Sector.Kind.INTACT, RUN, 1, 16383, Sector.OFFSET_LIMIT - 512));
    }

    @Test
    void manySectorsCountTheirOffsetsOn() {
        ByteBuffer bytes = ByteBuffer.allocate(4 * Sector.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        new SectorWriter(RUN, 1).write(bytes, Sector.SIZE, 3, 9, 4096);

        assertThat(reader.read(bytes, 0).kind()).isEqualTo(Sector.Kind.ZEROS);
        assertThat(reader.read(bytes, 3 * Sector.SIZE)).isEqualTo(new Sector(Sector.Kind.INTACT, RUN, 1, 9, 5120));
    }

    @Test
    void anyByteThatChangesBreaksASector() {
        for (int i = 0; i < Sector.SIZE; i++) {
            byte[] bytes = sector(RUN, 1, 3, 1024);
            bytes[i] ^= 0x10;
            assertThat(read(bytes).kind()).as("byte %d", i).isEqualTo(Sector.Kind.OTHER);
        }
    }

    @Test
    void oneByteInZerosIsNotZeros() {
        byte[] bytes = new byte[Sector.SIZE];
        bytes[511] = 1;
        assertThat(read(bytes).kind()).isEqualTo(Sector.Kind.OTHER);
    }

    @Test
    void everyWordOfTheBodyIsUniqueToItsPlaceAndItsWriter() {
        Set<Long> words = new HashSet<>();
        int sectors = 0;
        for (int writer = 1; writer <= 16383; writer += 1489) {
            for (long offset = 0; offset < Sector.OFFSET_LIMIT; offset += 77_777 * 512L) {
                ByteBuffer bytes = ByteBuffer.wrap(sector(RUN, 1, writer, offset)).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = SectorFormat.HEADER_WORDS; i < SectorFormat.WORDS - 1; i++) {
                    words.add(bytes.getLong(i * 8));
                }
                sectors++;
            }
        }
        assertThat(words).hasSize(sectors * (SectorFormat.WORDS - 1 - SectorFormat.HEADER_WORDS));
    }

    @Test
    void noByteOfTheBodyIsZero() {
        byte[] bytes = sector(0, 0, 0, 0);
        for (int i = SectorFormat.HEADER_WORDS * 8; i < SectorFormat.CHECKSUM; i++) {
            assertThat(bytes[i]).as("byte %d", i).isNegative();
        }
    }

    @Test
    void whatDoesNotFitIntoASectorIsRefused() {
        ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        SectorWriter writer = new SectorWriter(RUN, 1);

        assertThatThrownBy(() -> writer.write(bytes, 0, 1, 16384, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(bytes, 0, 1, 1, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(bytes, 0, 2, 1, Sector.OFFSET_LIMIT - 512)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SectorWriter(RUN, 128)).isInstanceOf(IllegalArgumentException.class);
    }
}
