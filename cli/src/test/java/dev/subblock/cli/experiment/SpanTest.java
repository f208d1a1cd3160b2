package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void whatOverlapsCountsOnce() {
        assertThat(Span.seconds(List.of(new Span(2000, 5000), new Span(0, 3000), new Span(2500, 2600)))).isEqualTo(5);
    }

    @Test
    void whatLiesBetweenDoesNotCount() {
        assertThat(Span.seconds(List.of(new Span(0, 1000), new Span(9000, 10_000)))).isEqualTo(2);
    }

    @Test
    void aClockThatWasSetBackCountsNothing() {
        assertThat(Span.seconds(List.of(new Span(5000, 1000)))).isZero();
    }

    @Test
    void nothingTakesNoTime() {
        assertThat(Span.seconds(List.of())).isZero();
    }
}
