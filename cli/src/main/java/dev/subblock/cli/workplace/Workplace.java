package dev.subblock.cli.workplace;

import dev.subblock.cli.terminal.Ink;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.lab.command.Commands;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What the commands work with, passed in so that tests can pass their own.
 *
 * @param home the checkout: carried patches lie below it
 * @param cache what can be made again: bases, objects, images
 * @param runs where run directories are made
 * @param out results
 * @param ink whether results are coloured
 * @param progress what is being done
 * @param commands programs of the host
 * @param clock names runs
 * @param random makes run tokens
 */
public record Workplace(Path home, Path cache, Path runs, PrintWriter out, Ink ink, Progress progress, Commands commands,
        Clock clock, RandomGenerator random) {

    public static final String VERSION = "0.1.0";

    /** Directory of everything that is carried: bases, controls, series. */
    public Path patches() {
        return home.resolve("patches");
    }

    /** {@code SUBBLOCK_CACHE}, or {@code subblock} in the user's cache directory. */
    public static Path cacheOf(Map<String, String> environment) {
        return place(environment, "SUBBLOCK_CACHE", "XDG_CACHE_HOME", ".cache");
    }

    /** {@code SUBBLOCK_RUNS}, or {@code subblock/runs} in the user's state directory. */
    public static Path runsOf(Map<String, String> environment) {
        String own = environment.getOrDefault("SUBBLOCK_RUNS", "");
        return own.isEmpty() ? place(environment, "", "XDG_STATE_HOME", ".local/state").resolve("runs") : Path.of(own).toAbsolutePath();
    }

    private static Path place(Map<String, String> environment, String ours, String xdg, String below) {
        String own = environment.getOrDefault(ours, "");
        if (!own.isEmpty()) {
            return Path.of(own).toAbsolutePath();
        }
        String user = environment.getOrDefault(xdg, "");
        Path root = user.isEmpty() ? Path.of(environment.getOrDefault("HOME", "/"), below) : Path.of(user);
        return root.resolve("subblock").toAbsolutePath();
    }
}
