package dev.subblock.cli;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.reproducer.ReproducerException;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import static org.assertj.core.api.Assertions.assertThat;


/** Whatever a command throws becomes one line and an exit code of ours. */
class TroubleTest {

    @TempDir
    Path scratch;

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new CliException(ExitCode.SKIPPED, "nothing fits"), 4, "subblock: nothing fits\n"),
                Arguments.of(CliException.usage("no such step"), 129, "subblock: no such step\n"),
                Arguments.of(CliException.trouble("no run"), 128, "subblock: no run\n"),
                Arguments.of(new LabException("no gcc"), 128, "subblock: no gcc\n"),
                Arguments.of(new PatchesException("0001-x.patch: damaged"), 128, "subblock: 0001-x.patch: damaged\n"),
                Arguments.of(new ReproducerException("no O_DIRECT"), 128, "subblock: no O_DIRECT\n"),
                Arguments.of(new LabException("two\nlines"), 128, "subblock: two\n"),
                Arguments.of(new IOException("No space left on device"), 128,
                        "subblock: no space left: free some, or set SUBBLOCK_CACHE to a larger disk\n"),
                Arguments.of(new IOException("Input/output error"), 128, "subblock: Input/output error\n"),
                Arguments.of(new NoSuchFileException("/x"), 128, "subblock: no such file: /x\n"),
                Arguments.of(new AccessDeniedException("/x"), 128, "subblock: permission denied: /x\n"),
                Arguments.of(new FileSystemException("/x", null, "Is a directory"), 128, "subblock: Is a directory: /x\n"),
                Arguments.of(new UncheckedIOException(new NoSuchFileException("/x")), 128, "subblock: no such file: /x\n"),
                Arguments.of(new InterruptedException(), 130, "subblock: interrupted\n"),
                Arguments.of(new IllegalStateException("odd"), 128,
                        "subblock: a defect of subblock: java.lang.IllegalStateException: odd; --debug shows where\n"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void hasItsExitCodeAndItsLine(Throwable trouble, int exit, String line) {
        // One command is an object, the other a method: picocli hands their exceptions over in different wrappings.
        for (String command : new String[] {"report " + aRun(), "series list"}) {
            Rehearsal.Ended ended = Rehearsal.in(scratch).runInto(new Failing(trouble), command);

            assertThat(ended.err()).as(command).isEqualTo(line);
            assertThat(ended.exit()).as(command).isEqualTo(exit);
        }
    }

    /** Files of the JDK report a full disk in this form when they make something. */
    @Test
    void aFullDiskSaysWhatToDoHoweverItIsReported() {
        FileSystemException full = new FileSystemException("/cache/x", null, "No space left on device");

        assertThat(Rehearsal.in(scratch).runInto(new Failing(full), "series list").err()).contains("free some");
    }

    /** A channel is closed under a thread that is interrupted: that is Ctrl-C, and has no message. */
    @Test
    void anInterruptedFileIsAnInterruption() {
        Rehearsal.Ended ended = Rehearsal.in(scratch).runInto(new Failing(new ClosedByInterruptException()), "series list");

        assertThat(ended.err()).isEqualTo("subblock: interrupted\n");
        assertThat(ended.exit()).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void anExceptionWithoutMessageIsNotNull() {
        Rehearsal.Ended ended = Rehearsal.in(scratch).runInto(new Failing(new EOFException()), "series list");

        assertThat(ended.err()).matches("subblock: [^\n]+\n").doesNotContain("null");
    }

    /** The JVM would exit with 1 for these: "bad commit" to git bisect run. */
    @ParameterizedTest
    @ValueSource(strings = {"series list", "report"})
    void anErrorOfTheJvmIsTroubleToo(String command) {
        for (Error error : new Error[] {new StackOverflowError(), new NoClassDefFoundError("x/Y")}) {
            Rehearsal.Ended ended = Rehearsal.in(scratch).runInto(new Failing(error), command.equals("report") ? command + " " + aRun() : command);

            assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
            assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(error.getClass().getSimpleName());
        }
    }

    @Test
    void debugShowsWhereAndNothingElseDoes() {
        Failing defect = new Failing(new IllegalStateException("odd"));

        assertThat(Rehearsal.in(scratch).runInto(defect, "series list").err()).doesNotContain("\tat ");
        assertThat(Rehearsal.in(scratch).runInto(defect, "--debug series list").err()).contains("IllegalStateException: odd", "\tat ")
                .endsWith("subblock: a defect of subblock: java.lang.IllegalStateException: odd; --debug shows where\n");
    }

    @Test
    void debugMayStandAnywhere() {
        Failing defect = new Failing(new IllegalStateException("odd"));

        assertThat(Rehearsal.in(scratch).runInto(defect, "series --debug list").err()).contains("\tat ");
        assertThat(Rehearsal.in(scratch).runInto(defect, "series list --debug").err()).contains("\tat ");
        assertThat(Rehearsal.in(scratch).runInto(defect, "report --debug " + aRun()).err()).contains("\tat ");
    }

    private String aRun() {
        return ReportTest.write(scratch.resolve("a-run"), ReportTest.SMALLEST).toString();
    }

    /** Fails with anything at all, as soon as a command prints a result. */
    private static final class Failing extends PrintWriter {
        private final Throwable trouble;

        Failing(Throwable trouble) {
            super(Writer.nullWriter());
            this.trouble = trouble;
        }

        @Override
        public void println(String line) {
            throw Failing.<RuntimeException>unchecked(trouble);
        }

        @Override
        public PrintWriter printf(String format, Object... arguments) {
            throw Failing.<RuntimeException>unchecked(trouble);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> T unchecked(Throwable any) throws T {
            throw (T) any;
        }
    }
}
