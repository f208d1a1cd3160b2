package dev.subblock.cli.command;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.exit.CliException;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that chooses scenarios of the catalogue. */
public final class ScenarioChoice {

    @Option(names = "--scenario", paramLabel = "NAME",
            description = "Only these scenarios; * stands for any run of characters. Repeatable.")
    List<String> names = List.of();

    /** @throws CliException if a name fits no scenario */
    List<Scenario> choose() throws CliException {
        List<Scenario> all = Catalogue.carried().all();
        for (String name : names) {
            if (all.stream().noneMatch(s -> new Glob(List.of(name)).matches(s.name()))) {
                throw CliException.usage("no scenario is named " + name + "; the first of " + all.size() + " is " + all.get(0).name());
            }
        }
        Glob wanted = new Glob(names);
        return all.stream().filter(s -> names.isEmpty() || wanted.matches(s.name())).toList();
    }
}
