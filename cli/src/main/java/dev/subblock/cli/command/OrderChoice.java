package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Regime;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.order.Recorded;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose a disk order and the number of trials under it. */
public final class OrderChoice {

    @Option(names = "--order", paramLabel = "ORDER", defaultValue = "explore",
            description = {"The order in which the disk completes requests: fifo, reverse,", "random:SEED, replay:FILE or explore[:BOUND[:SAMPLES]], which is every",
                "order, depth first (default: ${DEFAULT-VALUE})."})
    String order;

    @Option(names = "--trials", paramLabel = "N", description = "Trials of each scenario (explore has a bound instead).")
    Optional<Integer> trials = Optional.empty();

    /** @throws CliException if there is no such order, or the number of trials is out of range or makes no sense with it */
    Regime choose() throws CliException, IOException {
        DiskOrder parsed = parse();
        if (trials.isEmpty()) {
            Regime regime = Regime.of(parsed);
            if (regime.trials() > Scenario.MOST_TRIALS) {
                throw CliException.usage("--order " + order + ": bound and samples together are at most " + Scenario.MOST_TRIALS);
            }
            return regime;
        }
        if (parsed instanceof DiskOrder.Explore) {
            throw CliException.usage("--trials goes with fifo, reverse, random and replay; explore takes a bound: --order explore:256:64");
        }
        return new Regime(parsed, trialsWithoutDisk());
    }

    /** Where no disk of ours is in between. @throws CliException if the number is out of range */
    int trialsWithoutDisk() throws CliException {
        int number = trials.orElse(Regime.SAMPLES);
        if (number < 1 || number > Scenario.MOST_TRIALS) {
            throw CliException.usage("--trials takes 1 to " + Scenario.MOST_TRIALS);
        }
        return number;
    }

    private DiskOrder parse() throws CliException, IOException {
        DiskOrder parsed;
        try {
            parsed = DiskOrder.parse(order);
        } catch (IllegalArgumentException e) {
            throw CliException.usage("--order: " + e.getMessage());
        }
        if (parsed instanceof DiskOrder.Replay replay) {
            // Found now rather than after a kernel was built.
            if (!Files.isRegularFile(replay.file())) {
                throw CliException.usage("--order " + order + ": no such file");
            }
            try {
                Recorded.parse(Files.readString(replay.file()));
            } catch (CharacterCodingException e) {
                throw CliException.usage(replay.file() + " is no text");
            } catch (IllegalArgumentException e) {
                throw CliException.usage(replay.file() + ": " + e.getMessage());
            }
        }
        return parsed;
    }
}
