package dev.subblock.analyzers.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    @Test
    void linesEndWithALineFeedOrWithTheStream() throws IOException {
        assertThat(read("a\n\nb", 9, 9).lines()).extracting(Line::text).containsExactly("a", "", "b");
        assertThat(read("a\n", 9, 9).lines()).extracting(Line::number).containsExactly(1);
        assertThat(read("", 9, 9).lines()).isEmpty();
    }

    @Test
    void aLongLineIsCutAndTheNextIsWhole() throws IOException {
        assertThat(read("abcdef\nxyz\n", 3, 9).lines()).containsExactly(new Line(1, "abc", true), new Line(2, "xyz", false));
    }

    @Test
    void moreLinesThanTheBoundAreSaid() throws IOException {
        assertThat(read("a\nb\n", 3, 2).more()).isFalse();
        assertThat(read("a\nb\nc", 3, 2).more()).isTrue();
        assertThat(read("a\nb\nc", 3, 2).lines()).hasSize(2);
    }

    @Test
    void linesInMemoryHaveTheSameBounds() throws IOException {
        List<String> lines = List.of("abcdef", "xyz", "c");
        BoundedLines read = read(String.join("\n", lines), 3, 2);
        assertThat(BoundedLines.of(lines, 3, 2)).isEqualTo(read);
    }

    private static BoundedLines read(String text, int maxBytes, int maxLines) throws IOException {
        return BoundedLines.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxBytes, maxLines);
    }
}
