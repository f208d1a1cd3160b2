package dev.subblock.analyzers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadReaderTest {

    private static final String END = "{\"kind\":\"load-end\",\"load\":\"a\",\"samples\":2}";

    private static String sample(int number, long nanos) {
        return "{\"kind\":\"loaded\",\"load\":\"a\",\"sample\":" + number + ",\"operations\":10,\"nanos\":" + nanos + ",\"own\":100}";
    }

    @Test
    void whatTheCallerTakesIsNotCounted() throws MalformedLoadException {
        assertThat(LoadReader.read("a", 2, List.of(sample(1, 1100), sample(2, 2100), END))).isEqualTo(new Costs("a", List.of(100.0, 200.0)));
    }

    @Test
    void whatDoesNotAddUpIsRefused() {
        refused(sample(1, 1100), END);
        refused(sample(1, 1100), sample(2, 1100));
        refused(sample(2, 1100), sample(1, 1100), END);
        refused(sample(1, 1100), sample(2, 100), END);
        refused(sample(1, 1100), sample(2, 1100), END, END);
        refused("nonsense", sample(2, 1100), END);
    }

    private static void refused(String... lines) {
        assertThatThrownBy(() -> LoadReader.read("a", 2, List.of(lines))).isInstanceOf(MalformedLoadException.class);
    }
}
