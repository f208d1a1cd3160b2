package dev.subblock.analyzers.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction (1979) of p values of tests that are looked at together: where none of the differences is real,
 * the chance that any corrected value falls below alpha is at most alpha, however the tests depend on each other.
 */
public final class Holm {

    private Holm() {}

    /** @param p of each test, between 0 and 1 @return of each test in the same order, never smaller */
    public static double[] corrected(double[] p) {
        int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
        double[] corrected = new double[p.length];
        Arrays.fill(corrected, 1);
        double least = 0;
        for (int rank = 0; rank < order.length; rank++) {
            least = Math.min(1, Math.max(least, (p.length - rank) * p[order[rank]]));
            corrected[order[rank]] = least;
        }
        return corrected;
    }
}
