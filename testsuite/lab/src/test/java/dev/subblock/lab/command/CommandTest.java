package dev.subblock.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @Test
    void plainWordsStayPlain() {
        assertThat(Command.of("make", "-C", "/src/linux-6.1", "O=/obj", "-j2", "user@host:x,y%z+1"))
                .hasToString("make -C /src/linux-6.1 O=/obj -j2 user@host:x,y%z+1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "it's", "''", "$HOME", "`id`", "a\nb", "*", "~", "a;b", "a\\b", "\"", "ä", "&", "#x", "!1"})
    void anyWordSurvivesAShell(String word) throws Exception {
        String pasted = Command.of("printf", "%s", word).toString();
        // UTF-8 whatever the locale: the words are bytes to the shell.
        Outcome outcome = new HostCommands().run(Command.of("sh", "-c", pasted));
        assertThat(outcome.output()).isEqualTo(word);
        assertThat(outcome.ok()).isTrue();
    }

    @Test
    void theEnvironmentComesFirstSortedAndQuoted() {
        Command command = Command.of("make", "allnoconfig").with("B", "two words").with("KCONFIG_ALLCONFIG", "/f").with("A", "");
        assertThat(command).hasToString("A='' B='two words' KCONFIG_ALLCONFIG=/f make allnoconfig");
    }

    @Test
    void eachWithMakesANewOneAndKeepsTheRest() {
        Command plain = Command.of("true");
        Command full = plain.in(Path.of("/d")).with("K", "v").within(Duration.ofSeconds(7)).loggedTo(Path.of("/log")).with("K", "w");
        assertThat(plain.environment()).isEmpty();
        assertThat(plain.directory()).isEmpty();
        assertThat(full.argv()).isEqualTo(List.of("true"));
        assertThat(full.directory()).contains(Path.of("/d"));
        assertThat(full.environment()).containsEntry("K", "w").hasSize(1);
        assertThat(full.deadline()).isEqualTo(Duration.ofSeconds(7));
        assertThat(full.log()).contains(Path.of("/log"));
    }

    /** An error names what failed, and not what started it. */
    @Test
    void whatSetprivStartsIsTheProgram() {
        assertThat(Command.of("setpriv", "--pdeathsig", "TERM", "make", "x").program()).isEqualTo("make");
        assertThat(Command.of("setpriv", "--help").program()).isEqualTo("setpriv");
        assertThat(Command.of("make", "setpriv").program()).isEqualTo("make");
    }
}
