package dev.subblock.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import dev.subblock.lab.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostCommandsTest {

    /** Long enough for a shell to say its first word on a loaded machine. */
    private static final Duration SHORT = Duration.ofMillis(1500);

    @TempDir
    private Path temp;

    private final HostCommands commands = new HostCommands();

    private static Command sh(String script) {
        return Command.of("sh", "-c", script);
    }

    @Test
    void tellsTheExitStatus() throws Exception {
        assertThat(commands.run(Command.of("true")).ok()).isTrue();
        assertThat(commands.run(sh("exit 7")).status()).isEqualTo(7);
    }

    @Test
    void aSignalIs128AndItsNumber() throws Exception {
        assertThat(commands.run(sh("kill -9 $$")).status()).isEqualTo(137);
    }

    @Test
    void keepsBothStreamsInOrder() throws Exception {
        assertThat(commands.run(sh("echo one; echo two >&2; echo three")).output()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void standardInputIsEmpty() throws Exception {
        Outcome outcome = commands.run(Command.of("cat").within(Duration.ofSeconds(20)));
        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void runsInTheDirectoryWithTheEnvironmentAndInEnglish() throws Exception {
        Outcome outcome = commands.run(sh("pwd; echo $K $LC_ALL $LANG").in(temp.toRealPath()).with("K", "v"));
        assertThat(outcome.output()).isEqualTo(temp.toRealPath() + "\nv C C\n");
    }

    @Test
    void keepsTheLastBytesOnly() throws Exception {
        Outcome outcome = commands.run(sh("echo BEGIN; head -c 1500000 /dev/zero | tr '\\0' x; echo END"));
        assertThat(outcome.output()).hasSize(HostCommands.KEPT_BYTES).startsWith("xxx").endsWith("xEND\n");
    }

    @Test
    void theLogGetsEverything() throws Exception {
        Path log = temp.resolve("log");
        commands.run(sh("echo BEGIN; head -c 1500000 /dev/zero | tr '\\0' x; echo END >&2").loggedTo(log));
        assertThat(Files.readString(log)).hasSize(6 + 1_500_000 + 4).startsWith("BEGIN\n").endsWith("END\n");
    }

    @Test
    void aDeadlineKillsTheChildrenToo() throws Exception {
        Outcome outcome = commands.run(sh("sleep 1000 & echo $!; wait").within(SHORT));
        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.status()).isEqualTo(-1);
        assertThat(outcome.took()).isBetween(SHORT, Duration.ofSeconds(20));
        assertThat(Processes.gone(Long.parseLong(outcome.output().trim()))).isTrue();
    }

    /** The shell must not see its first child die: while the others are killed it would go on. */
    @Test
    void aDeadlineKillsFromTheTop() throws Exception {
        Path after = temp.resolve("after");
        commands.run(sh("sleep 1000 & first=$!; i=0; while [ $i -lt 150 ]; do sleep 1000 & i=$((i+1)); done; "
                + "wait $first; : > " + after).within(SHORT));
        assertThat(after).doesNotExist();
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> commands.run(Command.of("no-such-program-here", "-x")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no-such-program-here").hasMessageContaining("doctor");
    }

    @Test
    void aFullDiskIsOurTroubleAndTheProgramStillRunsToItsEnd() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
        Path end = temp.resolve("end");
        Command command = sh("head -c 1000000 /dev/zero && : > " + end).loggedTo(Path.of("/dev/full"));
        assertThatThrownBy(() -> commands.run(command))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("log of sh").hasMessageContaining("No space left");
        assertThat(end).exists();
    }

    @Test
    void aLogThatCanNotBeMadeIsOurTrouble() {
        assertThatThrownBy(() -> commands.run(Command.of("true").loggedTo(temp.resolve("no/such/directory/log"))))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("can't write the log of true");
    }

    @Test
    void interruptionKillsTheProgram() throws Exception {
        Path fifo = temp.resolve("fifo");
        commands.succeed(Command.of("mkfifo", fifo.toString()));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                commands.run(sh("echo $$ > " + fifo + "; exec sleep 1000"));
                end.complete(null);
            } catch (LabException | InterruptedException e) {
                end.complete(e);
            }
        });
        caller.start();
        long pid = Long.parseLong(Files.readString(fifo).trim());
        caller.interrupt();
        assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(Processes.gone(pid)).isTrue();
    }

    @Test
    void programsEndWithUs() throws Exception {
        Path fifo = temp.resolve("fifo");
        commands.succeed(Command.of("mkfifo", fifo.toString()));
        String classes = Path.of(HostCommands.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        Process us = new ProcessBuilder(Processes.java(), "-XX:TieredStopAtLevel=1", "-cp",
                classes + ":" + Processes.testClasses(), Caller.class.getName(), "echo $$ > " + fifo + "; exec sleep 1000").start();
        long pid = Long.parseLong(Files.readString(fifo).trim());
        us.destroy();
        assertThat(us.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Processes.gone(pid)).isTrue();
    }

    /** A program that waits for another one. */
    static final class Caller {
        public static void main(String[] args) throws Exception {
            new HostCommands().run(sh(args[0]));
        }
    }
}
