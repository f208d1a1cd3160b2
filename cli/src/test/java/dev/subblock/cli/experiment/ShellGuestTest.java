package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellGuestTest {

    @Test
    void aStatusIsWhatTheGuestWroteAndNothingElse() {
        assertThat(ShellGuest.status("7\n" + "\0".repeat(4094))).hasValue(7);
        assertThat(ShellGuest.status("0\n")).hasValue(0);
    }

    /** Above all, a guest that wrote nothing has not said 0. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", "7", "-1\n", "1234\n", "7\n8\n", "seven\n"})
    void anythingElseIsNone(String written) {
        assertThat(ShellGuest.status(written)).isEmpty();
    }
}
