package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            if (all.stream().noneMatch(s -> matches(name, s))) {
                throw CliException.usage("no scenario is named " + name + "; the first of " + all.size() + " is " + all.get(0).name());
            }
        }
        if (trials.isPresent() && (trials.get() < 1 || trials.get() > Scenario.MOST_TRIALS)) {
            throw CliException.usage("--trials takes 1 to " + Scenario.MOST_TRIALS);
        }
        List<Scenario> chosen = new ArrayList<>();
        for (Scenario scenario : all) {
            if (names.isEmpty() || names.stream().anyMatch(n -> matches(n, scenario))) {
                chosen.add(trials.isPresent() ? scenario.withTrials(trials.get()) : scenario);
            }
        }
        return chosen;
    }

    private static boolean matches(String name, Scenario scenario) {
        String pattern = Pattern.compile("\\*").splitAsStream(name + "\0").map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(pattern, scenario.name() + "\0");
    }
}
