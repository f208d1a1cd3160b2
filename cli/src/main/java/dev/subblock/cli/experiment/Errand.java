package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.Request;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Promise;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario as a guest is asked to run it.
 *
 * @param scenario what is run
 * @param run the token of this run of it, 8 hex digits
 * @param trials at most so many
 * @param unpromised why its outcome fails nobody: it is not promised, or known; empty if it must pass
 * @param carried whether the guest has it in its catalogue; otherwise it is sent along
 */
public record Errand(Scenario scenario, String run, int trials, Optional<String> unpromised, boolean carried) {

    private static final List<Scenario> CATALOGUE = Catalogue.carried().all();

    /** Of any scenario; one that is not in the catalogue, or reads otherwise there, is sent along. */
    public static Errand of(Scenario scenario, String run, int trials) {
        return of(scenario, run, trials, Optional.empty());
    }

    /** As {@link #of(Scenario, String, int)}, on a kernel that is known to fail it. @param known why; empty if it is not known to */
    public static Errand of(Scenario scenario, String run, int trials, Optional<String> known) {
        Promise promise = scenario.promise();
        Optional<String> unpromised = promise.made() ? known.map(reason -> Request.KNOWN + reason) : Optional.of(promise.reason());
        boolean carried = CATALOGUE.stream().anyMatch(s -> s.name().equals(scenario.name()) && s.text().equals(scenario.text()));
        return new Errand(scenario, run, trials, unpromised, carried);
    }

    /**
     * Those that have requests fail apart from the others, each in their order: what the kernel says of a disk that was
     * told to fail can't be told from what it says of one that does. None of the lists is empty.
     */
    static List<List<Errand>> apart(List<Errand> errands) {
        return Stream.of(errands.stream().filter(e -> !e.provokes()).toList(), errands.stream().filter(Errand::provokes).toList())
                .filter(company -> !company.isEmpty()).toList();
    }

    /** Whether the disk is told to fail a request. */
    boolean provokes() {
        return scenario.needsFaults();
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
        return new Request(name(), run, trials, unpromised);
    }
}
