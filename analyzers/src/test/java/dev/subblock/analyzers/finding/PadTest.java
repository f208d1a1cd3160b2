package dev.subblock.analyzers.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.finding.Pad.Side;
import dev.subblock.reproducer.evidence.Event;
import org.junit.jupiter.api.Test;

class PadTest {
    @Test
    void padsOfAWrite() {
        assertThat(Pad.of(write(0, 4096), 4096)).isEmpty();
        assertThat(Pad.of(write(8192, 8192), 4096)).isEmpty();
        assertThat(Pad.of(write(512, 3584), 4096)).containsExactly(new Pad(1, Side.HEAD, 0, 0, 512));
        assertThat(Pad.of(write(4096, 512), 4096)).containsExactly(new Pad(1, Side.TAIL, 1, 512, 4096));
        assertThat(Pad.of(write(4608, 512), 4096))
                .containsExactly(new Pad(1, Side.HEAD, 1, 0, 512), new Pad(1, Side.TAIL, 1, 1024, 4096));
        assertThat(Pad.of(write(512, 4096), 4096))
                .containsExactly(new Pad(1, Side.HEAD, 0, 0, 512), new Pad(1, Side.TAIL, 1, 512, 4096));
        assertThat(Pad.of(write(512, 512), 1024)).containsExactly(new Pad(1, Side.HEAD, 0, 0, 512));
    }

    private static Event.Write write(long offset, int length) {
        return new Event.Write("r", "s", 0, 1, offset, length, 1, 0, length);
    }
}
