package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.CommitGraph;
import dev.subblock.analyzers.bisect.InformationBound;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a bisection is expected to take, before it begins. */
public record Forecast(int commits, int kept) {

    private static final int ENDS = 2;
    /** The culprit, its parent, the new end without it. */
    private static final int VERIFYING = 3;

    /** @param has whether a commit's kernel need not be built */
    public static Forecast of(CommitGraph graph, IntPredicate has) {
        return new Forecast(graph.size(), (int) IntStream.rangeClosed(0, graph.size()).filter(has).count());
    }

    /** Boots that find it, where a trial is sure to show what is there. */
    int finding() {
        return ENDS + searching();
    }

    private int searching() {
        return commits == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(commits - 1);
    }

    /** Kernels to be built at most: the culprit and its parent are there by then. */
    int builds() {
        return Math.min(finding(), commits + 1 - kept) + 1;
    }

    public void print(PrintWriter out, double confidence) {
        out.printf("%d commits; %d of the kernels are kept%n", commits, kept);
        out.printf("expected: %d boots to find it (%d for the ends), %d to verify it; at most %d kernels built%n", finding(), ENDS, VERIFYING, builds());
        for (double rate : new double[] {0.5, 0.1}) {
            InformationBound bound = new InformationBound(Math.log(Math.max(1, commits)) / Math.log(2), rate, Math.min(0.49, 1 - confidence));
            out.printf(Locale.ROOT, "if a trial shows the bug with %.0f %% only: about %.0f trials after the ends%n", 100 * rate, Math.ceil(bound.trials()));
        }
    }
}
