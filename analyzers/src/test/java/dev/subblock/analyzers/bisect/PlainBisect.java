package dev.subblock.analyzers.bisect;

import java.util.BitSet;
import java.util.Random;

/** What {@code git bisect run} does: it believes each answer. A commit is bad if any of a fixed number of trials is corrupt. */
record PlainBisect(SimulatedHistory history, int repeats) {

    Outcome run(Random random) {
        CommitGraph graph = history.graph();
        BitSet suspects = new BitSet();
        suspects.set(1, graph.size() + 1);
        BitSet skipped = new BitSet();
        int bad = graph.newest();
        int trials = 0;
        int skips = 0;
        while (true) {
            int next = halving(graph, suspects, skipped, bad);
            if (next < 0) {
                return new Outcome(suspects.get(history.culprit()), trials, 0, skips);
            }
            if (history.unbuildable().get(next)) {
                skipped.set(next);
                skips++;
                continue;
            }
            boolean corrupt = false;
            for (int i = 0; i < repeats && !corrupt; i++) {
                corrupt = history.trial(random, next);
                trials++;
            }
            if (corrupt) {
                suspects.and(graph.ancestors(next));
                bad = next;
            } else {
                suspects.andNot(graph.ancestors(next));
            }
        }
    }

    /** The suspect that best halves them; negative if only the bad one and untestable ones are left. */
    private static int halving(CommitGraph graph, BitSet suspects, BitSet skipped, int bad) {
        int all = suspects.cardinality();
        int best = -1;
        int bestScore = 0;
        for (int c = suspects.nextSetBit(0); c >= 0; c = suspects.nextSetBit(c + 1)) {
            if (c != bad && !skipped.get(c)) {
                BitSet has = graph.ancestors(c);
                has.and(suspects);
                int score = Math.min(has.cardinality(), all - has.cardinality());
                if (score > bestScore) {
                    bestScore = score;
                    best = c;
                }
            }
        }
        return best;
    }
}
