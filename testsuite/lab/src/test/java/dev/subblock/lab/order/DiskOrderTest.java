package dev.subblock.lab.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskOrderTest {

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "reverse", "random:0", "random:-5", "random:9223372036854775807", "replay:a:b/c", "explore",
        "explore:7:64", "explore:32:64", "explore:256:0", "explore:10000000:10000000"})
    void readsWhatItWrites(String text) {
        assertThat(DiskOrder.parse(text).text()).isEqualTo(text);
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        assertThat(DiskOrder.parse("explore")).isEqualTo(new DiskOrder.Explore(32, 48));
        assertThat(DiskOrder.parse("explore:32")).isEqualTo(DiskOrder.parse("explore"));
        assertThat(DiskOrder.parse("explore:5")).isEqualTo(new DiskOrder.Explore(5, 48));
        assertThat(DiskOrder.parse("replay:/a b")).isEqualTo(new DiskOrder.Replay(Path.of("/a b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FIFO", "fifo:", "fifo:1", "reverse:x", "random", "random:", "random:x", "random:1:2", "random:9223372036854775808",
        "replay", "replay:", "replay:a\u0000b", "explore:", "explore:0", "explore:-1", "explore:5:", "explore:5:-1", "explore:5:6:7",
        "explore:10000001", "explore:99999999999", "shuffle\n"})
    void anythingElseIsOneLine(String text) {
        assertThatThrownBy(() -> DiskOrder.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .message().hasLineCount(1).doesNotContain("\u0000");
    }
}
