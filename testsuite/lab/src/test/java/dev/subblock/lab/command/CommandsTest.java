package dev.subblock.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static Commands ending(int status, String output) {
        return command -> new Outcome(status, output, Duration.ZERO);
    }

    @Test
    void successIsHandedOn() throws Exception {
        assertThat(ending(0, "fine\n").succeed(Command.of("x")).output()).isEqualTo("fine\n");
    }

    @Test
    void failureQuotesTheLastLineThatSaysSomething() {
        assertThatThrownBy(() -> ending(2, "first\nno such device\n\n  \n").succeed(Command.of("mkfs.xfs", "-q")))
                .isInstanceOf(LabException.class)
                .hasMessage("mkfs.xfs failed (exit status 2): no such device");
    }

    @Test
    void silentFailureStillNamesTheProgram() {
        assertThatThrownBy(() -> ending(137, "").succeed(Command.of("gcc"))).hasMessage("gcc failed (exit status 137)");
    }

    @Test
    void aDeadlineIsNamedAsOne() {
        assertThatThrownBy(() -> ending(-1, "half a line").succeed(Command.of("make").within(Duration.ofSeconds(90))))
                .isInstanceOf(LabException.class)
                .hasMessage("make failed (took longer than 90 s): half a line");
    }

    @Test
    void lastLinesAreAtMostWhatIsThere() {
        Outcome outcome = new Outcome(1, "a\n\nb\nc", Duration.ZERO);
        assertThat(outcome.lastLines(2)).containsExactly("b", "c");
        assertThat(outcome.lastLines(9)).containsExactly("a", "b", "c");
        assertThat(new Outcome(1, "", Duration.ZERO).lastLines(1)).isEmpty();
    }
}
