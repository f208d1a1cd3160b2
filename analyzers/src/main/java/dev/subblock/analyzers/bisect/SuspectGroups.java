package dev.subblock.analyzers.bisect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The guesses in groups that can't be told apart, given the commits that can't be tried. */
final class SuspectGroups {

    private final List<List<Integer>> groups;

    /** Two guesses are one if the same of the commits that can be tried have them. */
    SuspectGroups(CommitGraph graph, BitSet skipped) {
        int guesses = graph.size() + 2;
        BitSet[] having = new BitSet[guesses];
        for (int guess = 0; guess < guesses; guess++) {
            having[guess] = new BitSet();
        }
        for (int commit = 0; commit <= graph.size(); commit++) {
            if (!skipped.get(commit)) {
                int number = commit;
                graph.ancestors(commit).stream().forEach(guess -> having[guess].set(number));
            }
        }
        Map<BitSet, List<Integer>> same = new LinkedHashMap<>();
        for (int guess = 0; guess < guesses; guess++) {
            same.computeIfAbsent(having[guess], s -> new ArrayList<>()).add(guess);
        }
        groups = List.copyOf(same.values());
    }

    /** The most likely of them. */
    Suspects best(double[] likely) {
        double[] shares = shares(likely);
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return new Suspects(groups.get(best), Math.min(1, shares[best]));
    }

    /** How likely each of them is. */
    double[] shares(double[] likely) {
        double[] shares = new double[groups.size()];
        for (int i = 0; i < shares.length; i++) {
            for (int guess : groups.get(i)) {
                shares[i] += likely[guess];
            }
        }
        return shares;
    }
}
