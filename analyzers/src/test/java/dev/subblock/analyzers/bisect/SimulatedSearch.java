package dev.subblock.analyzers.bisect;

import dev.subblock.analyzers.statistics.CleanBound;
import java.util.Optional;
import java.util.Random;

/** What {@code subblock bisect} does, on a simulated history: the ends first, then the search, one trial after the other. */
record SimulatedSearch(SimulatedHistory history) {

    /** A trial costs nothing beside a boot: the corrupt end gets many. */
    private static final int ROUND = 64;

    /** The rate is then known to a fifth. */
    private static final int CORRUPT_WANTED = 20;

    private static final int MOST = 1 << 14;

    Outcome run(Random random) {
        CommitGraph graph = history.graph();
        Search search = new Search(graph, Find.BUG, Costs.TRIALS_ONLY, Search.CONFIDENCE, 1);
        int corrupt = 0;
        int ends = 0;
        while (corrupt < CORRUPT_WANTED && ends < MOST) {
            int now = corrupt(random, graph.newest(), ROUND);
            search.saw(new Sighting(graph.newest(), now, ROUND - now, false));
            corrupt += now;
            ends += ROUND;
        }
        int clean = (int) CleanBound.of(corrupt, ends).needed();
        search.saw(new Sighting(0, 0, clean, false));
        int trials = 0;
        int skips = 0;
        for (Optional<Plan> next = search.next(); next.isPresent(); next = search.next()) {
            int commit = next.get().commit();
            if (history.unbuildable().get(commit)) {
                search.skip(commit);
                skips++;
            } else {
                int bad = corrupt(random, commit, 1);
                search.saw(new Sighting(commit, bad, 1 - bad, false));
                trials++;
            }
        }
        return new Outcome(search.suspects().guesses().contains(history.culprit()), trials, ends + clean, skips);
    }

    private int corrupt(Random random, int commit, int trials) {
        int corrupt = 0;
        for (int i = 0; i < trials; i++) {
            corrupt += history.trial(random, commit) ? 1 : 0;
        }
        return corrupt;
    }
}
