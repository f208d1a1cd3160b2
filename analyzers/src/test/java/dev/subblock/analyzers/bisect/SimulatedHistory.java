package dev.subblock.analyzers.bisect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A history with a bug in it.
 *
 * @param culprit number of the commit that brings it
 * @param unbuildable commits that can't be tried; neither end is among them
 * @param rate at which a commit that has the culprit shows it
 */
record SimulatedHistory(CommitGraph graph, int culprit, BitSet unbuildable, double rate) {

    /** The shortest and the longest: a series of patches, and what a merge window brings to one subsystem. */
    static final int LEAST = 16;
    static final int MOST = 512;

    /** How often a history has commits that don't build. */
    private static final double BROKEN = 0.3;

    static SimulatedHistory random(Random random, boolean branched, double rate) {
        int size = (int) Math.round(LEAST * Math.pow((double) MOST / LEAST, random.nextDouble()));
        CommitGraph graph = branched ? branched(random, size) : linear(size);
        return new SimulatedHistory(graph, 1 + random.nextInt(graph.size()), unbuildable(random, graph.size()), rate);
    }

    static CommitGraph linear(int size) {
        List<Commit> range = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            range.add(commit(i, Set.of(i - 1)));
        }
        return CommitGraph.of(commit(0, Set.of()), range);
    }

    /** Up to eight lines of work beside each other, some merged on the way, all at the end. */
    static CommitGraph branched(Random random, int size) {
        List<Commit> range = new ArrayList<>();
        List<Integer> heads = new ArrayList<>(List.of(0));
        for (int i = 1; i < size; i++) {
            int kind = random.nextInt(20);
            int head = heads.get(random.nextInt(heads.size()));
            if (kind < 3 && heads.size() < 8) {
                int from = random.nextInt(i);
                range.add(commit(i, Set.of(from)));
                heads.remove((Integer) from);
                heads.add(i);
            } else if (kind < 5 && heads.size() > 1) {
                int other = heads.stream().filter(h -> h != head).findFirst().orElseThrow();
                range.add(commit(i, Set.of(head, other)));
                heads.remove((Integer) head);
                heads.remove((Integer) other);
                heads.add(i);
            } else {
                range.add(commit(i, Set.of(head)));
                heads.remove((Integer) head);
                heads.add(i);
            }
        }
        range.add(commit(size, new LinkedHashSet<>(heads)));
        return CommitGraph.of(commit(0, Set.of()), range);
    }

    static Commit commit(int number, Set<Integer> parents) {
        return new Commit(id(number), "commit " + number, parents.stream().map(SimulatedHistory::id).toList());
    }

    static String id(int number) {
        return String.format("%040x", number + 1);
    }

    private static BitSet unbuildable(Random random, int size) {
        BitSet broken = new BitSet();
        if (random.nextDouble() < BROKEN) {
            for (int runs = 1 + random.nextInt(3); runs > 0; runs--) {
                int length = 1 + random.nextInt(Math.max(1, size / 10));
                int from = 1 + random.nextInt(size - 1);
                broken.set(from, Math.min(size, from + length));
            }
        }
        return broken;
    }

    /** One trial on a commit. @return whether it was corrupt */
    boolean trial(Random random, int commit) {
        return graph.has(commit, culprit) && random.nextDouble() < rate;
    }

    /** What is to be found out, in bits: commits that no trial can tell apart are one. */
    double bits() {
        double[] one = new double[graph.size() + 2];
        SuspectGroups groups = new SuspectGroups(graph, unbuildable);
        double bits = 0;
        java.util.Arrays.fill(one, 1.0 / graph.size());
        one[0] = 0;
        one[graph.size() + 1] = 0;
        for (double share : groups.shares(one)) {
            bits -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
        }
        return bits;
    }
}
