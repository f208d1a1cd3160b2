package dev.subblock.reproducer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceWriterTest {

    private static final Event WRITE = new Event.Write("1a2b3c4d", "s", 3, 7, 1L << 40, 512, 2, 1, -5);
    private static final Event END = new Event.ScenarioEnd("1a2b3c4d", "s", 32, 2, 8, 1, 64, 17, 3, 9, 5);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EvidenceWriter writer = new EvidenceWriter(out);

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(new Event.Hello(2, "6.1.0", "17.0.15", 1900),
                        "{\"kind\":\"hello\",\"protocol\":2,\"kernel\":\"6.1.0\",\"java\":\"17.0.15\",\"uptimeMs\":1900}"),
                Arguments.of(new Event.FirstIo(2900), "{\"kind\":\"first-io\",\"uptimeMs\":2900}"),
                Arguments.of(new Event.ScenarioBegin("1a2b3c4d", "r1-4k-hole-one-halves", "R1", 4096, 32),
                        "{\"kind\":\"scenario-begin\",\"run\":\"1a2b3c4d\",\"scenario\":\"r1-4k-hole-one-halves\","
                                + "\"raceClass\":\"R1\",\"blockSize\":4096,\"trials\":32}"),
                Arguments.of(WRITE, "{\"kind\":\"write\",\"run\":\"1a2b3c4d\",\"scenario\":\"s\",\"trial\":3,\"write\":7,"
                        + "\"offset\":1099511627776,\"length\":512,\"submission\":2,\"submitter\":1,\"result\":-5}"),
                Arguments.of(new Event.Miscompare("1a2b3c4d", "s", 3, 17, 512, 1024, "direct", "write 7", "zeros"),
                        "{\"kind\":\"miscompare\",\"run\":\"1a2b3c4d\",\"scenario\":\"s\",\"trial\":3,\"block\":17,\"from\":512,"
                                + "\"to\":1024,\"read\":\"direct\",\"expected\":\"write 7\",\"seen\":\"zeros\"}"),
                Arguments.of(new Event.BadResult("1a2b3c4d", "s", 3, 7, 512, -28),
                        "{\"kind\":\"bad-result\",\"run\":\"1a2b3c4d\",\"scenario\":\"s\",\"trial\":3,\"write\":7,"
                                + "\"expected\":512,\"result\":-28}"),
                Arguments.of(new Event.BadSize("1a2b3c4d", "s", 3, "cut", 8192, 4096),
                        "{\"kind\":\"bad-size\",\"run\":\"1a2b3c4d\",\"scenario\":\"s\",\"trial\":3,\"read\":\"cut\","
                                + "\"expected\":8192,\"seen\":4096}"),
                Arguments.of(END, "{\"kind\":\"scenario-end\",\"run\":\"1a2b3c4d\",\"scenario\":\"s\",\"trials\":32,"
                        + "\"corrupt\":2,\"sampled\":8,\"sampledCorrupt\":1,\"writes\":64,\"millis\":17,\"prepareMillis\":3,"
                        + "\"trialMillis\":9,\"checkMillis\":5}"),
                Arguments.of(new Event.Trouble("", "a \"b\" \\ c\nd\u0000 ü \u2028"),
                        "{\"kind\":\"trouble\",\"scenario\":\"\",\"message\":\"a \\\"b\\\" \\\\ c\\u000ad\\u0000 \\u00fc \\u2028\"}"),
                Arguments.of(new Event.Bye(5000), "{\"kind\":\"bye\",\"uptimeMs\":5000}"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyKindHasItsLine(Event event, String line) {
        writer.accept(event);
        writer.accept(END);

        assertThat(written()).startsWith(line + "\n{\"kind\":\"scenario-end\"");
    }

    @Test
    void everyKindIsInTheListAbove() {
        assertThat(golden().map(a -> a.get()[0].getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Event.class.getPermittedSubclasses()).map(Class::getName).toList());
    }

    @Test
    void theReportOfAScenarioIsGatheredUntilItEnds() {
        writer.accept(WRITE);
        assertThat(written()).isEmpty();

        writer.accept(END);
        assertThat(written().lines()).hasSize(2);
    }

    @Test
    void whatIsGatheredIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            writer.accept(WRITE);
        }
        assertThat(written().lines().count()).isBetween(9_500L, 10_000L);

        writer.accept(END);
        assertThat(written().lines()).hasSize(10_001).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void aLineLongerThanAllThatIsGatheredIsWrittenWhole() {
        writer.accept(WRITE);
        writer.accept(new Event.Trouble("", "x".repeat(100_000)));

        assertThat(written().lines()).hasSize(2);
        assertThat(written().length()).isGreaterThan(100_000);
    }

    @Test
    void aChannelThatFailsEndsTheRun() {
        EvidenceWriter broken = new EvidenceWriter(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("pulled out");
            }
        });

        assertThatThrownBy(() -> broken.accept(END)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("pulled out");
    }
}
