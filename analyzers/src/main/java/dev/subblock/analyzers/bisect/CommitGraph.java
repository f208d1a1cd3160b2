package dev.subblock.analyzers.bisect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The commits from an old end to a new end, merges included. Each has a number: 0 is the old end, which counts as an
 * ancestor of all, the others follow with parents before children, and the new end is the last. The commits 1 to
 * {@link #size()} are those in question, as {@code git rev-list OLD..NEW} names them.
 */
public final class CommitGraph {

    /** Ancestors are kept as one bit for each pair of commits: this many take 50 MB. A longer range is cut in two by hand. */
    public static final int MOST = 20_000;

    private final List<Commit> commits;
    private final int[][] parents;
    private final BitSet[] ancestors;

    private CommitGraph(List<Commit> commits, int[][] parents, BitSet[] ancestors) {
        this.commits = List.copyOf(commits);
        this.parents = parents;
        this.ancestors = ancestors;
    }

    /**
     * @param old a commit that all of the range is compared to
     * @param range what the new end has and the old end has not, in any order, the new end being the only one without a child
     * @throws IllegalArgumentException if the range is empty, has more than {@link #MOST} commits, names one twice, runs
     *     in a circle, or has several new ends
     */
    public static CommitGraph of(Commit old, List<Commit> range) {
        if (range.isEmpty() || range.size() > MOST) {
            throw new IllegalArgumentException("a range of " + range.size() + " commits; it must have 1 to " + MOST);
        }
        Map<String, Commit> byId = new HashMap<>();
        Map<String, Integer> children = new HashMap<>();
        for (Commit commit : range) {
            if (commit.id().equals(old.id()) || byId.put(commit.id(), commit) != null) {
                throw new IllegalArgumentException("commit " + commit.id() + " is there twice");
            }
            commit.parents().stream().distinct().forEach(p -> children.merge(p, 1, Integer::sum));
        }
        List<Commit> heads = range.stream().filter(c -> !children.containsKey(c.id())).toList();
        if (heads.size() != 1) {
            throw new IllegalArgumentException("the range has " + heads.size() + " new ends; it must have one");
        }
        return number(old, newestFirst(heads.get(0), byId, children));
    }

    private static List<Commit> newestFirst(Commit head, Map<String, Commit> byId, Map<String, Integer> children) {
        List<Commit> sorted = new ArrayList<>();
        Deque<Commit> ready = new ArrayDeque<>(List.of(head));
        while (!ready.isEmpty()) {
            Commit next = ready.pop();
            sorted.add(next);
            next.parents().stream().distinct().filter(byId::containsKey).forEach(p -> {
                if (children.merge(p, -1, Integer::sum) == 0) {
                    ready.push(byId.get(p));
                }
            });
        }
        if (sorted.size() != byId.size()) {
            throw new IllegalArgumentException("the history runs in a circle");
        }
        return sorted;
    }

    private static CommitGraph number(Commit old, List<Commit> newestFirst) {
        List<Commit> all = new ArrayList<>(List.of(old));
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            all.add(newestFirst.get(i));
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[][] parents = new int[all.size()][];
        BitSet[] ancestors = new BitSet[all.size()];
        for (int i = 0; i < all.size(); i++) {
            // What has no parent in the range comes from before it: the old end stands for that.
            int[] inside = all.get(i).parents().stream().distinct().filter(numbers::containsKey).mapToInt(numbers::get).toArray();
            parents[i] = i > 0 && inside.length == 0 ? new int[] {0} : inside;
            BitSet own = new BitSet(i + 1);
            own.set(i);
            for (int parent : parents[i]) {
                own.or(ancestors[parent]);
            }
            ancestors[i] = own;
            numbers.put(all.get(i).id(), i);
        }
        return new CommitGraph(all, parents, ancestors);
    }

    /** How many commits are in question. */
    public int size() {
        return commits.size() - 1;
    }

    public int newest() {
        return size();
    }

    public Commit commit(int number) {
        return commits.get(number);
    }

    /** The number of a commit; empty if it is neither the old end nor in the range. @param id 40 hex digits */
    public OptionalInt number(String id) {
        for (int i = 0; i < commits.size(); i++) {
            if (commits.get(i).id().equals(id)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Numbers of a commit's parents; 0 for one whose parents are before the range, none for 0. */
    public int[] parents(int number) {
        return parents[number].clone();
    }

    /** Whether {@code number} has the commit {@code ancestor}: itself or one it descends from. */
    public boolean has(int number, int ancestor) {
        return ancestors[number].get(ancestor);
    }

    /** Those a commit has, itself and 0 among them; a copy. */
    public BitSet ancestors(int number) {
        return (BitSet) ancestors[number].clone();
    }

    /** How many of the commits in question it has: what git halves. */
    public int weight(int number) {
        return ancestors[number].cardinality() - 1;
    }

    /**
     * Sums over what each commit has: {@code sum[x]} of all {@code values[c]} where x has c. Takes one addition for
     * each commit that is no merge.
     *
     * @param values one for each number
     */
    double[] sums(double[] values) {
        double[] sums = new double[commits.size()];
        for (int i = 0; i < sums.length; i++) {
            if (parents[i].length < 2) {
                sums[i] = values[i] + (parents[i].length == 0 ? 0 : sums[parents[i][0]]);
            } else {
                double sum = 0;
                for (int c = ancestors[i].nextSetBit(0); c >= 0; c = ancestors[i].nextSetBit(c + 1)) {
                    sum += values[c];
                }
                sums[i] = sum;
            }
        }
        return sums;
    }
}
