package dev.subblock.cli;

import dev.subblock.cli.run.Durations;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.patches.PatchesException;
import dev.subblock.reproducer.ReproducerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs a command line, and turns whatever it throws into one line and an exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Thread main = Thread.currentThread();
        Path cache = Workplace.cacheOf(System.getenv());
        // The launcher knows whether standard error is a terminal; Java does not.
        boolean terminal = Boolean.getBoolean("subblock.terminal");
        PrintWriter out = new PrintWriter(System.out, true);
        int status;
        try (Progress progress = new Progress(System.err, terminal, System::nanoTime, new Durations(cache.resolve("durations")))) {
            Runtime.getRuntime().addShutdownHook(new Interruption(main));
            Workplace workplace = new Workplace(Path.of(System.getProperty("subblock.home", ".")).toAbsolutePath(),
                    cache, Workplace.runsOf(System.getenv()), out, progress, new HostCommands(), Clock.systemUTC(), new SecureRandom());
            status = run(workplace, new PrintWriter(System.err, true), arguments);
        }
        out.flush();
        Interruption.disarm();
        System.exit(status);
    }

    /** As {@code main}, without ending this process. */
    static int run(Workplace workplace, PrintWriter err, String... arguments) {
        Subblock subblock = new Subblock(workplace);
        return new CommandLine(subblock)
                .setOut(workplace.out())
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (subblock.debug) {
                        e.printStackTrace(err);
                    }
                    err.println("subblock: " + explain(e));
                    return e instanceof CliException c ? c.exitCode()
                            : e instanceof InterruptedException ? ExitCode.INTERRUPTED : ExitCode.TROUBLE;
                })
                .execute(arguments);
    }

    private static int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("subblock: " + firstLine(e.getMessage()) + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** One line: what is wrong and, where we can tell, what to do. */
    private static String explain(Throwable e) {
        if (e instanceof CliException || e instanceof LabException || e instanceof PatchesException || e instanceof ReproducerException) {
            return firstLine(e.getMessage());
        }
        if (e instanceof InterruptedException) {
            return "interrupted";
        }
        if (e instanceof UncheckedIOException u) {
            return explain(u.getCause());
        }
        if (e instanceof NoSuchFileException f) {
            return "no such file: " + f.getFile();
        }
        if (e instanceof AccessDeniedException f) {
            return "permission denied: " + f.getFile();
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason() + ": " + f.getFile();
        }
        if (e instanceof IOException) {
            String message = String.valueOf(e.getMessage());
            return message.contains("No space left") ? "no space left: free some, or set SUBBLOCK_CACHE to a larger disk" : firstLine(message);
        }
        return "a defect of subblock: " + e + "; --debug shows where";
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
