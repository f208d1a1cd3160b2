package dev.subblock.reproducer.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TornSectorTest {

    private static final int RUN = 0x9a2b3c4d;

    private final byte[] expected = sector(RUN, 1, 4, 8192);
    private final byte[] seen = expected.clone();

    private static byte[] sector(int run, int generation, int writer, long offset) {
        byte[] bytes = new byte[Sector.SIZE];
        new SectorWriter(run, generation).write(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0, 1, writer, offset);
        return bytes;
    }

    private List<Difference> differences() {
        return new TornSector(seen, RUN, 1).from(expected);
    }

    private void paste(byte[] from, int start, int end) {
        System.arraycopy(from, start, seen, start, end - start);
    }

    @Test
    void theSameBytesDifferNowhere() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void aTailOfZerosBeginsAtItsByte() {
        Arrays.fill(seen, 301, 512, (byte) 0);
        assertThat(differences()).containsExactly(new Difference(301, 512, "zeros"));
    }

    @Test
    void aHeadOfZerosIsOneRunThoughTheHeaderHasZerosOfItsOwn() {
        Arrays.fill(seen, 0, 256, (byte) 0);
        assertThat(differences()).containsExactly(new Difference(0, 256, "zeros"));
    }

    @Test
    void aPieceOfAnotherWriteIsNamedByItsWords() {
        paste(sector(RUN, 1, 77, 8192), 128, 256);

        // The words differ in the byte with the writer's number alone.
        assertThat(differences()).containsExactly(new Difference(132, 253, "write 77"));
    }

    @Test
    void theHeadOfAnotherWriteIsNamedByItsHeader() {
        paste(sector(RUN, 1, 77, 8704), 0, 256);
        assertThat(differences()).containsExactly(new Difference(17, 253, "write 77"));
    }

    @Test
    void aPieceFromBeforeIsOlder() {
        paste(sector(0, 0, 0, 8192), 256, 512);
        List<Difference> differences = differences();

        assertThat(differences.get(0).from()).isEqualTo(260);
        assertThat(differences.get(0).seen()).isEqualTo("older");
        assertThat(differences.get(differences.size() - 1).to()).isEqualTo(512);
    }

    @Test
    void aSectorFromBeforeWithABrokenTailIsOlderInItsHeaderToo() {
        paste(sector(0x11223344, 1, 4, 8192), 0, 504);
        assertThat(differences()).allMatch(d -> d.seen().equals("older"));
        assertThat(differences().get(0).from()).isEqualTo(8);
    }

    @Test
    void foreignBytesAreShownUpToSixteen() {
        Arrays.fill(seen, 100, 120, (byte) 0xe5);
        seen[100] = 0x01;
        assertThat(differences()).containsExactly(new Difference(100, 120, "bytes 01" + "e5".repeat(15)));
    }

    @Test
    void aFlippedBitInTheChecksumIsForeign() {
        seen[511] ^= 1;
        assertThat(differences()).hasSize(1);
        assertThat(differences().get(0).seen()).startsWith("bytes ");
        assertThat(differences().get(0).from()).isEqualTo(511);
    }

    @Test
    void whatLiesWhereZerosShouldBeIsNamedToo() {
        Arrays.fill(seen, 256, 512, (byte) 0);
        assertThat(new TornSector(seen, RUN, 1).from(new byte[Sector.SIZE])).containsExactly(new Difference(0, 256, "write 4"));
    }
}
