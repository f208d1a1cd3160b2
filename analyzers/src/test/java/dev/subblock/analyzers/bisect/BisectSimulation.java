package dev.subblock.analyzers.bisect;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** How often the search is right and what it costs, on random histories, beside plain {@code git bisect run}. */
final class BisectSimulation {

    static final double[] RATES = {1.0, 0.5, 0.1, 0.02};
    private static final int[] REPEATS = {1, 5, 10};

    /**
     * One line of the table.
     *
     * @param bound what the best method would need on average, the rate being known to it; {@link InformationBound#trials()}
     * @param floor what no method can be below, on average
     */
    record Row(boolean branched, double rate, int histories, double right, double trials, double bound, double floor, double ends,
            double skips, List<Double> plainRight, List<Double> plainTrials) {

        double ratio() {
            return trials / bound;
        }

        String text() {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s %4.2f %6d  %6.2f%% %8.1f %8.1f %5.2f %8.1f %8.1f %5.2f ",
                    branched ? "branched" : "linear", rate, histories, 100 * right, trials, bound, ratio(), floor, ends, skips));
            for (int i = 0; i < plainRight.size(); i++) {
                line.append(String.format(Locale.ROOT, " %6.2f%% %6.1f", 100 * plainRight.get(i), plainTrials.get(i)));
            }
            return line.toString();
        }
    }

    private BisectSimulation() {}

    /**
     * All rows, each from the seed, on all processors.
     *
     * @param histories of each shape and rate
     * @param done told of each row, in their order
     */
    static void run(long seed, int histories, Consumer<Row> done) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Row>> rows = new ArrayList<>();
            for (double rate : RATES) {
                for (boolean branched : new boolean[] {false, true}) {
                    rows.add(pool.submit(() -> row(new Random(seed), histories, branched, rate)));
                }
            }
            for (Future<Row> row : rows) {
                done.accept(row.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Row row(Random random, int histories, boolean branched, double rate) {
        double right = 0;
        double trials = 0;
        double ends = 0;
        double skips = 0;
        double bound = 0;
        double floor = 0;
        double[] plainRight = new double[REPEATS.length];
        double[] plainTrials = new double[REPEATS.length];
        for (int i = 0; i < histories; i++) {
            SimulatedHistory history = SimulatedHistory.random(random, branched, rate);
            InformationBound best = new InformationBound(history.bits(), rate, 1 - Search.CONFIDENCE);
            bound += best.trials() / histories;
            floor += best.floor() / histories;
            Outcome outcome = new SimulatedSearch(history).run(random);
            right += outcome.right() ? 1.0 / histories : 0;
            trials += (double) outcome.trials() / histories;
            ends += (double) outcome.ends() / histories;
            skips += (double) outcome.skips() / histories;
            for (int r = 0; r < REPEATS.length; r++) {
                Outcome plain = new PlainBisect(history, REPEATS[r]).run(random);
                plainRight[r] += plain.right() ? 1.0 / histories : 0;
                plainTrials[r] += (double) plain.trials() / histories;
            }
        }
        return new Row(branched, rate, histories, right, trials, bound, floor, ends, skips, list(plainRight), list(plainTrials));
    }

    private static List<Double> list(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    /** @param arguments histories in all (10000), and a seed (1) */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int histories = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        PrintStream out = System.out;
        out.printf("subblock %s, %s: %d histories of %d to %d commits, 30 %% of them with runs that don't build, seed %d%n", System.getProperty("subblock.version", "?"),
                LocalDate.now(ZoneOffset.UTC), histories, SimulatedHistory.LEAST, SimulatedHistory.MOST, seed);
        out.println("right: the culprit is named, or among commits that nothing can tell apart from it; bound: trials of the best method that");
        out.println("knows the rate; floor: what none can be below; ends: trials that measure the ends before; git r: git bisect run, r trials a commit");
        out.println("history  rate number   right   trials    bound ratio    floor     ends skips   git 1  trials   git 5  trials  git 10  trials");
        run(seed, Math.max(1, histories / (2 * RATES.length)), row -> out.println(row.text()));
    }
}
