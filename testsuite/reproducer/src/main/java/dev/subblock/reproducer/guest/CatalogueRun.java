package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.evidence.ConsoleMark;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.trial.ScenarioRun;
import java.io.IOException;

/** Runs scenarios by name. The catalogue is read at the first one, so that mounting does not wait for it. */
final class CatalogueRun {

    private final Guest guest;
    private final ScenarioRun runner;
    private Catalogue catalogue;

    CatalogueRun(Guest guest, ScenarioRun runner) {
        this.guest = guest;
        this.runner = runner;
    }

    /**
     * Carries out a scenario of the catalogue.
     *
     * @param token what the sectors of this run carry
     * @throws dev.subblock.reproducer.ReproducerException if there is no such scenario or too many trials
     * @throws IOException if its file system is not mounted
     */
    void run(String name, int token, int trials) throws IOException {
        if (catalogue == null) {
            catalogue = Catalogue.carried();
        }
        run(catalogue.named(name), token, trials);
    }

    /** The scenario that a text is: the first, if its states and ways make several. */
    static Scenario scenario(String text) {
        return Catalogue.parse("try", text).get(0);
    }

    /** Carries out a scenario. */
    void run(Scenario scenario, int token, int trials) throws IOException {
        guest.mark(ConsoleMark.SCENARIO + scenario.name());
        runner.run(guest.volume(scenario.blockSize()), scenario.withTrials(trials), token);
    }
}
