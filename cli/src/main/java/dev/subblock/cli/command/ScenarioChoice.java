package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.exit.CliException;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose scenarios of the catalogue. */
public final class ScenarioChoice {

    @Option(names = "--scenario", paramLabel = "NAME",
            description = "Only these scenarios; * stands for any run of characters. Repeatable.")
    List<String> names = List.of();

    @Option(names = "--trials", paramLabel = "N", description = "Trials of each scenario (default: the catalogue's).")
    Optional<Integer> trials = Optional.empty();

    /** @throws CliException if a name fits no scenario, or the number of trials is out of range */
    List<Scenario> choose() throws CliException {
        List<Scenario> all = Catalogue.carried().all();
        for (String name : names) {
            if (all.stream().noneMatch(s -> new Glob(List.of(name)).matches(s.name()))) {
                throw CliException.usage("no scenario is named " + name + "; the first of " + all.size() + " is " + all.get(0).name());
            }
        }
        if (trials.isPresent() && (trials.get() < 1 || trials.get() > Scenario.MOST_TRIALS)) {
            throw CliException.usage("--trials takes 1 to " + Scenario.MOST_TRIALS);
        }
        Glob wanted = new Glob(names);
        List<Scenario> chosen = new ArrayList<>();
        for (Scenario scenario : all) {
            if (names.isEmpty() || wanted.matches(scenario.name())) {
                chosen.add(trials.isPresent() ? scenario.withTrials(trials.get()) : scenario);
            }
        }
        return chosen;
    }
}
