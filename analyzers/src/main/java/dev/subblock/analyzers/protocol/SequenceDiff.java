package dev.subblock.analyzers.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How one sequence becomes another: the fewest tokens taken out and put in. */
public final class SequenceDiff {

    private SequenceDiff() {}

    /**
     * The tokens of both in order, each with {@code "  "}, {@code "- "} or {@code "+ "} before it.
     *
     * @param before at most some thousand tokens, as {@code after}: time and memory go with the product
     */
    public static List<String> of(List<String> before, List<String> after) {
        int[][] common = common(before, after);
        List<String> diff = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                diff.add("  " + before.get(i));
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                diff.add("- " + before.get(i++));
            } else {
                diff.add("+ " + after.get(j++));
            }
        }
        return Collections.unmodifiableList(diff);
    }

    /** Length of the longest common subsequence of what begins at each pair of places. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
