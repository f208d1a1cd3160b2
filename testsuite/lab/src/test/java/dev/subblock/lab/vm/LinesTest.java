package dev.subblock.lab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    private List<String> lines(InputStream in, long maxBytes, int maxLine) throws IOException {
        List<String> lines = new ArrayList<>();
        new Lines(in, copy, maxBytes, maxLine).forEach(lines::add);
        return lines;
    }

    private List<String> lines(String text, long maxBytes, int maxLine) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxBytes, maxLine);
    }

    @Test
    void linesAreHandedOnAndBytesCopiedAsTheyAre() throws Exception {
        assertThat(lines("one\r\n\nthrée\nlast", 1000, 1000)).containsExactly("one\r", "", "thrée", "last");
        assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo("one\r\n\nthrée\nlast");
    }

    @Test
    void aLastNewlineEndsTheLastLine() throws Exception {
        assertThat(lines("one\n", 1000, 1000)).containsExactly("one");
        assertThat(lines("", 1000, 1000)).isEmpty();
    }

    @Test
    void aLineAcrossReadsIsOne() throws Exception {
        InputStream in = new SequenceInputStream(new ByteArrayInputStream("on".getBytes()), new ByteArrayInputStream("e\ntwo\n".getBytes()));
        assertThat(lines(in, 1000, 1000)).containsExactly("one", "two");
        assertThat(lines("x".repeat(20_000) + "\ny\n", 100_000, 100_000)).containsExactly("x".repeat(20_000), "y");
    }

    @Test
    void aLongLineIsCutAndTheNextIsWhole() throws Exception {
        assertThat(lines("abcdef\nabcd\nxyz", 1000, 4)).containsExactly("abcd", "abcd", "xyz");
        assertThat(copy).hasToString("abcdef\nabcd\nxyz");
    }

    @Test
    void whatComesAfterTheBoundIsReadAndDropped() throws Exception {
        ByteArrayInputStream in = new ByteArrayInputStream("one\ntwo\nthree\n".getBytes());
        assertThat(lines(in, 6, 1000)).containsExactly("one", "tw");
        assertThat(copy).hasToString("one\ntw");
        assertThat(in.available()).isZero();
    }

    @Test
    void theBoundHoldsAcrossReads() throws Exception {
        assertThat(lines("x".repeat(30_000), 10_000, 5)).containsExactly("xxxxx");
        assertThat(copy.size()).isEqualTo(10_000);
    }

    /** What was said before a reset is there; the reset says only that the other side is gone. */
    @Test
    void aStreamThatBreaksHasEnded() throws Exception {
        InputStream reset = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };
        assertThat(lines(new SequenceInputStream(new ByteArrayInputStream("one\ntw".getBytes()), reset), 1000, 1000))
                .containsExactly("one", "tw");
    }

    @Test
    void aCopyThatCanNotBeWrittenIsAnError() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> new Lines(new ByteArrayInputStream("x\n".getBytes()), full, 10, 10).forEach(line -> { }))
                .isInstanceOf(IOException.class).hasMessageContaining("No space left");
    }
}
