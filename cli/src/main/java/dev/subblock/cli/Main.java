package dev.subblock.cli;

import dev.subblock.cli.command.Subblock;
import dev.subblock.cli.run.Durations;
import dev.subblock.cli.run.Remains;
import dev.subblock.cli.settings.ArgumentFiles;
import dev.subblock.cli.settings.Keys;
import dev.subblock.cli.settings.Prepared;
import dev.subblock.cli.settings.Settings;
import dev.subblock.cli.settings.SettingsText;
import dev.subblock.cli.terminal.Ink;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.terminal.ResultStream;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.ConflictException;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.reproducer.ReproducerException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine;

/** Runs a command line, and turns whatever it throws into one line and an exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Thread main = Thread.currentThread();
        PrintWriter err = new PrintWriter(System.err, true);
        Settings settings = settings(err);
        Path cache = Workplace.cacheOf(settings.places());
        // The launcher knows whether standard error is a terminal; Java does not.
        boolean terminal = Boolean.getBoolean("subblock.terminal");
        Ink ink = Ink.of(Boolean.getBoolean("subblock.terminal.output"), System.getenv("NO_COLOR"));
        ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(results, true);
        int status;
        try (Progress progress = new Progress(System.err, terminal, System::nanoTime, new Durations(cache.resolve("durations")))) {
            Runtime.getRuntime().addShutdownHook(new Interruption(main));
            Workplace workplace = new Workplace(Path.of(System.getProperty("subblock.home", ".")).toAbsolutePath(),
                    cache, Workplace.runsOf(settings.places()), out, ink, progress, new HostCommands(), Clock.systemUTC(), new SecureRandom());
            Remains.remove(Path.of(System.getProperty("java.io.tmpdir")), workplace.runs()).ifPresent(progress::say);
            status = run(workplace, settings, err, arguments);
        }
        // A full disk under a redirection would otherwise look like a result.
        if (out.checkError() && status == ExitCode.OK) {
            status = results.brokenPipe() ? ExitCode.BROKEN_PIPE : ExitCode.TROUBLE;
            if (status == ExitCode.TROUBLE) {
                System.err.println("subblock: results can't be written to standard output");
            }
        }
        Interruption.disarm();
        System.exit(status);
    }

    private static Settings settings(PrintWriter err) {
        try {
            return Settings.read(System.getenv(), Path.of(""));
        } catch (TomlException e) {
            err.println("subblock: " + firstLine(e.getMessage()));
            System.exit(ExitCode.USAGE);
            throw new IllegalStateException("has exited", e);
        }
    }

    /** As {@code main}, without ending this process and with nothing settled beforehand. */
    static int run(Workplace workplace, PrintWriter err, String... arguments) {
        return run(workplace, Settings.NONE, err, arguments);
    }

    static int run(Workplace workplace, Settings settings, PrintWriter err, String... arguments) {
        Subblock subblock = new Subblock(workplace);
        CommandLine line = line(subblock);
        Prepared prepared;
        try {
            List<String> words = ArgumentFiles.expand(List.of(arguments));
            if (settings.isEmpty()) {
                prepared = new Prepared(words, Map.of());
            } else {
                new Keys(line.getCommandSpec()).check(settings);
                prepared = Prepared.of(line(new Subblock(workplace)), settings, words);
            }
        } catch (CliException e) {
            return failed(e, "", false, err);
        }
        line.setOut(workplace.out())
                .setErr(err)
                .setParameterExceptionHandler((e, words) -> usage(e, prepared.remark()))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, prepared.remark(), subblock.debug(), err))
                .setExecutionStrategy(parsed -> {
                    if (!subblock.showConfig()) {
                        return new RunLast().execute(parsed);
                    }
                    SettingsText.print(parsed, prepared, settings, workplace.cache(), workplace.runs(), workplace.out());
                    return ExitCode.OK;
                });
        try {
            return line.execute(prepared.words().toArray(String[]::new));
        } catch (Error e) {
            // picocli lets these through, and the JVM would exit with 1: "bad commit" to git bisect run.
            return failed(e, "", subblock.debug(), err);
        }
    }

    private static CommandLine line(Subblock subblock) {
        return new CommandLine(subblock).setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false);
    }

    private static int failed(Throwable e, String remark, boolean debug, PrintWriter err) {
        if (debug) {
            e.printStackTrace(err);
        }
        int status = e instanceof CliException c ? c.exitCode() : interrupted(e) ? ExitCode.INTERRUPTED : ExitCode.TROUBLE;
        if (!Interruption.begun()) {
            err.println("subblock: " + explain(e) + (status == ExitCode.USAGE ? remark : ""));
        }
        return status;
    }

    /** A channel is closed under a thread that is interrupted: that is Ctrl-C too. */
    private static boolean interrupted(Throwable e) {
        return e instanceof InterruptedException || e instanceof ClosedByInterruptException;
    }

    private static int usage(ParameterException e, String remark) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("subblock: " + firstLine(e.getMessage()) + remark + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** One line: what is wrong and, where we can tell, what to do. */
    private static String explain(Throwable e) {
        if (e instanceof ConflictException) {
            return firstLine(e.getMessage()) + "; subblock series check shows the lines";
        }
        if (e instanceof CliException || e instanceof LabException || e instanceof PatchesException || e instanceof ReproducerException) {
            return firstLine(e.getMessage());
        }
        if (interrupted(e)) {
            return "interrupted";
        }
        if (e instanceof UncheckedIOException u) {
            return explain(u.getCause());
        }
        if (e instanceof IOException && String.valueOf(e.getMessage()).contains("No space left")) {
            return "no space left: free some, or set SUBBLOCK_CACHE to a larger disk";
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
            return e.getMessage() == null ? e.getClass().getSimpleName() : firstLine(e.getMessage());
        }
        return "a defect of subblock: " + e + "; --debug shows where";
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
