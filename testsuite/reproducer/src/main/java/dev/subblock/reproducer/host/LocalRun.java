package dev.subblock.reproducer.host;

import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceSink;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.sys.Proc;
import dev.subblock.reproducer.trial.Interlude;
import dev.subblock.reproducer.trial.Priorities;
import dev.subblock.reproducer.trial.ScenarioRun;
import dev.subblock.reproducer.trial.Ticker;
import dev.subblock.reproducer.trial.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Runs scenarios in a directory of this machine. Files are made there under names that begin with
 * {@code subblock-}; those of clean scenarios are removed.
 */
public final class LocalRun {

    private final Ticker ticker;
    private final IntSupplier tokens;

    /** @param tokens gives each scenario the run token that its sectors carry; better not the same twice */
    public LocalRun(Ticker ticker, IntSupplier tokens) {
        this.ticker = ticker;
        this.tokens = tokens;
    }

    /**
     * A scenario that was not run.
     *
     * @param reason one line that says what it lacks
     */
    public record Skipped(String scenario, String reason) {}

    /**
     * Says hello and runs the scenarios, one after the other; there is no bye. Scenarios for another
     * block size than the file system's are left out.
     *
     * @param directory on the file system under test; must exist
     * @return what was left out
     * @throws ReproducerException if nothing can be run here, with the reason
     * @throws java.io.UncheckedIOException if the sink fails
     */
    public List<Skipped> run(Path directory, List<Scenario> scenarios, EvidenceSink sink) {
        DirectIo.require(directory);
        long blockSize = blockSize(directory);
        sink.accept(new Event.Hello(Event.PROTOCOL, System.getProperty("os.version"), System.getProperty("java.version"), uptimeMs()));
        List<Skipped> skipped = new ArrayList<>();
        try (ScenarioRun runner = new ScenarioRun(sink, ticker, Priorities.ORDINARY, new Interlude() {})) {
            Volume volume = new LocalVolume(directory.toAbsolutePath().toString());
            for (Scenario scenario : scenarios) {
                String reason = lacks(scenario, volume, blockSize);
                if (reason.isEmpty()) {
                    runner.run(volume, scenario, tokens.getAsInt());
                } else {
                    skipped.add(new Skipped(scenario.name(), reason));
                }
            }
        } catch (IOException e) {
            // From closing alone: all has been told by then.
            throw new UncheckedIOException(e);
        }
        return skipped;
    }

    /** Why a scenario can't be run in a directory of a file system with such blocks; empty if it can. */
    public static String lacks(Scenario scenario, Path directory, long blockSize) {
        return lacks(scenario, new LocalVolume(directory.toString()), blockSize);
    }

    private static String lacks(Scenario scenario, Volume volume, long blockSize) {
        return scenario.blockSize() == blockSize ? volume.disk().lacks(scenario)
                : "wants blocks of " + scenario.blockSize() + " bytes and the file system of " + volume.directory() + " has " + blockSize;
    }

    /**
     * The block size of the file system of a directory, in bytes.
     *
     * @throws ReproducerException if it can't be asked
     */
    public static long blockSize(Path directory) {
        try {
            return Files.getFileStore(directory).getBlockSize();
        } catch (IOException e) {
            throw new ReproducerException("the file system of " + directory + " does not tell its block size: " + e.getMessage());
        }
    }

    private static long uptimeMs() {
        try {
            return Proc.uptimeMs();
        } catch (IOException e) {
            throw new ReproducerException("no uptime: mount /proc (" + e.getMessage() + ")");
        }
    }
}
