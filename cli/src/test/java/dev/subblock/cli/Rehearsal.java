package dev.subblock.cli;

import dev.subblock.cli.run.Durations;
import dev.subblock.cli.settings.Settings;
import dev.subblock.cli.terminal.Ink;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * Command lines run in a workplace of their own: cache and runs in a scratch directory, no program of the
 * host, a clock that stands still.
 *
 * @param home the checkout whose carried patches are used
 * @param scratch directory for everything that is written
 * @param settings what was said before the command line
 */
public record Rehearsal(Path home, Path scratch, Settings settings) {

    /** The start of every run here. */
    public static final Instant NOW = Instant.parse("2025-03-03T10:00:00Z");

    /** No program is run: what asks for one learns that it is in a rehearsal. */
    private static final Commands NO_COMMANDS = command -> {
        throw new LabException("no program is run in a rehearsal: " + command);
    };

    /** How a command line ended: its exit code and what it wrote, progress apart from errors. */
    public record Ended(int exit, String out, String err, String progress) {}

    public Rehearsal(Path home, Path scratch) {
        this(home, scratch, Settings.NONE);
    }

    public Rehearsal with(Settings other) {
        return new Rehearsal(home, scratch, other);
    }

    /** With the patches of this checkout. */
    public static Rehearsal in(Path scratch) {
        return new Rehearsal(checkout(), scratch);
    }

    /** The checkout under test; the property says where, and names the module itself where that is built alone. */
    public static Path checkout() {
        Path said = Path.of(System.getProperty("subblock.home", "..")).toAbsolutePath().normalize();
        return Files.isDirectory(said.resolve("patches/bases")) ? said : said.getParent();
    }

    public Path cache() {
        return scratch.resolve("cache");
    }

    public Path runs() {
        return scratch.resolve("runs");
    }

    public Workplace workplace(PrintWriter out, PrintStream progress) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new Workplace(home, cache(), runs(), out, Ink.PLAIN, progress(progress), NO_COMMANDS, clock, new Random(1));
    }

    private Progress progress(PrintStream to) {
        return new Progress(to, false, () -> 0, new Durations(cache().resolve("durations")));
    }

    /** Runs a command line as one would type it, with blanks between its words and in none of them. */
    public Ended run(String line) {
        StringWriter out = new StringWriter();
        return run(new PrintWriter(out), out, line.strip().split(" +"));
    }

    /** As {@link #run(String)}, with words that may have blanks in them. */
    public Ended runWords(String... words) {
        StringWriter out = new StringWriter();
        return run(new PrintWriter(out), out, words);
    }

    /** As {@link #run(String)}, with another place for results. */
    public Ended runInto(PrintWriter results, String line) {
        return run(results, new StringWriter(), line.strip().split(" +"));
    }

    private Ended run(PrintWriter results, StringWriter out, String... words) {
        StringWriter err = new StringWriter();
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(progress, true, StandardCharsets.UTF_8);
        int exit = Main.run(workplace(results, stream), settings, new PrintWriter(err, true), words);
        results.flush();
        return new Ended(exit, out.toString(), err.toString(), progress.toString(StandardCharsets.UTF_8));
    }
}
