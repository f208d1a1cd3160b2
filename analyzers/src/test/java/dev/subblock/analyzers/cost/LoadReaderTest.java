package dev.subblock.analyzers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadReaderTest {

    private static final String END = "{\"kind\":\"load-end\",\"load\":\"a\",\"samples\":2}";

    private static String sample(int number, long nanos) {
        return sample(number, nanos, 0);
    }

    private static String sample(int number, long nanos, long busy) {
        return sample(number, nanos, busy, 100);
    }

    private static String sample(int number, long nanos, long busy, long own) {
        return "{\"kind\":\"loaded\",\"load\":\"a\",\"sample\":" + number + ",\"operations\":10,\"nanos\":" + nanos + ",\"own\":" + own + ",\"busy\":" + busy + "}";
    }

    @Test
    void whatTheCallerTakesIsNotCounted() throws MalformedLoadException {
        assertThat(LoadReader.read("a", 2, List.of(sample(1, 1100), sample(2, 2100), END))).isEqualTo(new Costs("a", List.of(100.0, 200.0), 0));
    }

    @Test
    void oneOddMeasureOfTheCallerCountsForNothing() throws MalformedLoadException {
        String end = END.replace("\"samples\":2", "\"samples\":3");
        assertThat(LoadReader.read("a", 3, List.of(sample(1, 1100), sample(2, 1100, 0, 900), sample(3, 1100), end)).perOperation()).containsOnly(100.0);
    }

    /** Eight requests of a millisecond in one of the clock, and then two in one. */
    @Test
    void requestsUnderWayAreAveragedOverTime() throws MalformedLoadException {
        assertThat(LoadReader.read("a", 2, List.of(sample(1, 1_000_100, 8), sample(2, 1_000_100, 2), END)).outstanding()).isEqualTo(5);
    }

    @Test
    void whatDoesNotAddUpIsRefused() {
        refused(sample(1, 1100), END);
        refused(sample(1, 1100), sample(2, 1100));
        refused(sample(2, 1100), sample(1, 1100), END);
        refused(sample(1, 1100), sample(2, 100), END);
        refused(sample(1, 1100), sample(2, 1100), END, END);
        refused(sample(1, 1100), sample(2, 1100, -1), END);
        refused("nonsense", sample(2, 1100), END);
    }

    private static void refused(String... lines) {
        assertThatThrownBy(() -> LoadReader.read("a", 2, List.of(lines))).isInstanceOf(MalformedLoadException.class);
    }
}
