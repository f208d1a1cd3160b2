package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.protocol.KindSeen;
import dev.subblock.analyzers.protocol.WatchReader;
import dev.subblock.reproducer.evidence.WatchEvent;
import dev.subblock.reproducer.evidence.WatchWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guest tells of a watched write is what the host reads. */
class WatchContractTest {

    private static final String KIND = "direct-aio-head-hole-cold-plain-file";
    private static final String ODD = "ja\"\\va\tü\u0001";

    private static List<String> written(List<WatchEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WatchWriter writer = new WatchWriter(out);
        events.forEach(writer::accept);
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    private static WatchEvent.Traced traced(String event) {
        return new WatchEvent.Traced("            " + ODD + "-21      [000] .....  3: " + event);
    }

    @Test
    void everyKindOfLineArrives() {
        List<String> lines = written(List.of(new WatchEvent.Watching("xfs_setattr,inode_dio_wait"), new WatchEvent.WatchBegin(KIND, 1, 21, 131),
                traced("xfs_ilock: dev 254:0 ino 0x83 flags IOLOCK_EXCL caller f"), traced("tracing_mark_write: subblock: returned"),
                traced("xfs_iunlock: dev 254:0 ino 0x83 flags IOLOCK_EXCL caller f"), new WatchEvent.WatchEnd(KIND, 1, -11, 3, false)));

        assertThat(lines).hasSize(6);
        assertThat(WatchReader.lacks(lines)).contains(List.of("xfs_setattr", "inode_dio_wait"));
        KindSeen seen = WatchReader.read(KIND, 1, lines);
        assertThat(seen.trouble()).isEmpty();
        assertThat(seen.sequence().orElseThrow().tokens()).containsExactly("EXCL", "returned", "release EXCL", "error 11");
    }

    @Test
    void aWriteThatMadeTooManyEventsIsNotKnown() {
        List<String> lines = written(List.of(new WatchEvent.WatchBegin(KIND, 1, 21, 131), traced("tracing_mark_write: subblock: returned"),
                new WatchEvent.WatchEnd(KIND, 1, 512, 1, true)));

        assertThat(WatchReader.read(KIND, 1, lines).sequence()).isEmpty();
    }
}
