package dev.subblock.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.trace.TraceEvent.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyEventIsALineNamedByItsRecord() {
        TraceWriter writer = new TraceWriter(out, 1 << 20);
        List.of(new TraceEvent.Scenario(1, "0000abcd", "r1-4k-hole", "explore"), new TraceEvent.Begin(2, 0, true),
                new TraceEvent.Arrive(3, 0, 7, "write", 4096, 1024, true, true, List.of(new Piece("zeros", -1, 1), new Piece("write 1", 512, 1))),
                new TraceEvent.Complete(4, 0, 7, 5), new TraceEvent.Pass(5, "write-zeroes", 0, 512), new TraceEvent.End(6, 0, true),
                new TraceEvent.Extent(0, 0, 4096, 8192, 0x801), new TraceEvent.Cut(7, 0), new TraceEvent.Checked(8, 0, List.of("a \"b\"")),
                new TraceEvent.Explored(9, "0000abcd", "r1-4k-hole", 2, true, 3, 256, 0, 1), new TraceEvent.Note(10, "line\nfeed")).forEach(writer::add);
        assertThat(text()).isEqualTo("""
                {"kind":"scenario","us":1,"run":"0000abcd","scenario":"r1-4k-hole","order":"explore"}
                {"kind":"begin","us":2,"trial":0,"sampled":true}
                {"kind":"arrive","us":3,"trial":0,"id":7,"op":"write","offset":4096,"length":1024,"fua":true,"held":true,"pieces":[{"what":"zeros","file":-1,"sectors":1},{"what":"write 1","file":512,"sectors":1}]}
                {"kind":"complete","us":4,"trial":0,"id":7,"error":5}
                {"kind":"pass","us":5,"op":"write-zeroes","offset":0,"length":512}
                {"kind":"end","us":6,"trial":0,"diverged":true}
                {"kind":"extent","trial":0,"file":0,"disk":4096,"length":8192,"flags":2049}
                {"kind":"cut","us":7,"trial":0}
                {"kind":"checked","us":8,"trial":0,"damage":["a \\"b\\""]}
                {"kind":"explored","us":9,"run":"0000abcd","scenario":"r1-4k-hole","orders":2,"exhausted":true,"outstanding":3,"bound":256,"sampled":0,"diverged":1}
                {"kind":"note","us":10,"text":"line\\nfeed"}
                """);
        assertThat(writer.failure()).isEmpty();
    }

    @Test
    void whatIsKnownAtTheEndOfATrialIsWrittenThen() {
        TraceWriter writer = new TraceWriter(out, 1 << 20);
        writer.add(new TraceEvent.Begin(2, 0, false));
        assertThat(text()).isEmpty();
        writer.add(new TraceEvent.End(2, 0, false));
        assertThat(text().lines()).hasSize(2);
        writer.add(new TraceEvent.Begin(2, 1, false));
        writer.add(new TraceEvent.Note(2, "x"));
        assertThat(text().lines()).hasSize(4);
        writer.add(new TraceEvent.Begin(2, 1, false));
        writer.close();
        assertThat(text().lines()).hasSize(5);
    }

    @Test
    void aTraceBeyondItsSizeSaysSoOnceAndIsNotWhole() {
        TraceWriter writer = new TraceWriter(out, 200);
        for (int i = 0; i < 100; i++) {
            writer.add(new TraceEvent.Begin(2, i, false));
        }
        assertThat(text().lines()).hasSizeBetween(3, 6).last().asString().contains("\"kind\":\"note\"", "larger than 200 bytes");
        assertThat(writer.failure()).hasValueSatisfying(why -> assertThat(why).contains("larger than 200 bytes"));
    }

    @Test
    void aTraceThatCanNotBeWrittenIsNotWhole() {
        TraceWriter writer = new TraceWriter(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        }, 1 << 20);
        writer.add(new TraceEvent.Begin(2, 0, false));
        assertThat(writer.failure()).isEmpty();
        writer.add(new TraceEvent.End(2, 0, false));
        assertThat(writer.failure()).hasValue("can't write the disk's trace: No space left on device");
        writer.close();
    }
}
