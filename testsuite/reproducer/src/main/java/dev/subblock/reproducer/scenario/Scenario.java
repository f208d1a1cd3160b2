package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.ReproducerException;
import java.util.List;
import java.util.Locale;

/**
 * A file in a known state, a few ops on it, and what may be read back; done {@code trials} times over, each
 * time on a file of its own.
 *
 * @param raceClass an ID of the table in races.md 2.1; PAR, writes that run in parallel; SER, writes that are serialised; S, splice;
 *     or R0 for a scenario that nobody has classified
 * @param shape names the layout, in a-z and 0-9
 * @param why one line: what may be read back, and why
 * @param way of the writes that name no lane; null if there is none
 * @param phases the ops, as the catalogue has them; the next phase begins when all of one have returned
 */
public record Scenario(String raceClass, String shape, String why, Geometry geometry, Way way, List<List<Op>> phases,
        Demands demands, int trials) {

    /** Bounds a run to minutes; a race that shows in none of so many trials wants another order, not more trials. */
    public static final int MOST_TRIALS = 100_000;

    /** Enough clean ones where the control is corrupt in 9 of 64 or more; a busy host was seen to push that to 12. */
    public static final int USUAL_TRIALS = 64;

    /** Keeps the orders of a trial's requests few. */
    public static final int MOST_WRITES = 8;

    /** Each is a moment at which nothing is in flight: more make another scenario. */
    public static final int MOST_PHASES = 8;

    /** Each lane is a thread. */
    public static final int MOST_LANES = 4;

    public Scenario {
        phases = copy(phases);
        if (trials < 1 || trials > MOST_TRIALS) {
            throw new ReproducerException(trials + " trials of " + name(raceClass, geometry, way, shape)
                    + " can't be run: give 1 to " + MOST_TRIALS);
        }
    }

    private static List<List<Op>> copy(List<List<Op>> phases) {
        List<?>[] copies = new List<?>[phases.size()];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = List.copyOf(phases.get(i));
        }
        @SuppressWarnings("unchecked")
        List<Op>[] typed = (List<Op>[]) copies;
        return List.of(typed);
    }

    /** Unique in its catalogue, such as {@code r1-4k-hole-one-halves}; without a way, {@code r8-4k-hole-tail}. */
    public String name() {
        return name(raceClass, geometry, way, shape);
    }

    private static String name(String raceClass, Geometry geometry, Way way, String shape) {
        return raceClass.toLowerCase(Locale.ROOT) + "-" + geometry.blockSize() / 1024 + "k-" + geometry.state().word()
                + (way == null ? "" : "-" + way.word()) + "-" + shape;
    }

    /** Of the file system, in bytes. */
    public int blockSize() {
        return geometry.blockSize();
    }

    public Promise promise() {
        return demands.promise();
    }

    /** Whether it takes a disk whose power can be cut. */
    public boolean needsCut() {
        return demands.cut().happens();
    }

    /** Whether it takes a disk that fails requests. */
    public boolean needsFaults() {
        return !demands.faults().isEmpty();
    }

    /** Whether it takes a disk that records which writes were in flight together. */
    public boolean needsFlights() {
        return demands.inFlight().asks();
    }

    /** @throws ReproducerException if that is not 1 to {@value #MOST_TRIALS} */
    public Scenario withTrials(int number) {
        return new Scenario(raceClass, shape, why, geometry, way, phases, demands, number);
    }

    /** Why it can't be run or judged, in one line; empty if it can. What was read from a text always can. */
    public String flaw() {
        String broken = ScenarioRules.broken(this);
        return broken == null ? "" : broken;
    }

    /** The scenario in the catalogue's language, one line for each line; reading it gives the same scenario. */
    public String text() {
        return ScenarioText.of(this);
    }
}
