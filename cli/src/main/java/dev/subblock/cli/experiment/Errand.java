package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.Request;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Promise;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * A scenario as a guest is asked to run it.
 *
 * @param scenario what is run
 * @param run the token of this run of it, 8 hex digits
 * @param trials at most so many
 * @param carried whether the guest has it in its catalogue; otherwise it is sent along
 */
public record Errand(Scenario scenario, String run, int trials, boolean carried) {

    private static final List<Scenario> CATALOGUE = Catalogue.carried().all();

    /** Of any scenario; one that is not in the catalogue, or reads otherwise there, is sent along. */
    public static Errand of(Scenario scenario, String run, int trials) {
        boolean carried = CATALOGUE.stream().anyMatch(s -> s.name().equals(scenario.name()) && s.text().equals(scenario.text()));
        return new Errand(scenario, run, trials, carried);
    }

    public String name() {
        return scenario.name();
    }

    /** The line that asks the guest for it. */
    String command() {
        String how = " run=" + run + " trials=" + trials;
        // A semicolon ends a line of a scenario as a newline does.
        return carried ? "run " + name() + how : "try" + how + " " + String.join(";", scenario.text().lines().map(String::strip).toList());
    }

    /** What the evidence is held against. */
    Request request() {
        Promise promise = scenario.promise();
        return new Request(name(), run, trials, promise.made() ? Optional.empty() : Optional.of(promise.reason()));
    }
}
