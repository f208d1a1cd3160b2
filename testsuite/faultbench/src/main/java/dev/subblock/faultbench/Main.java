package dev.subblock.faultbench;

import dev.subblock.faultbench.table.CaseTable;
import dev.subblock.faultbench.table.GuestCase;
import dev.subblock.faultbench.table.Outcome;
import dev.subblock.faultbench.table.Reliability;
import dev.subblock.faultbench.trial.GuestTrial;
import dev.subblock.faultbench.trial.Machine;
import dev.subblock.faultbench.trial.WorldTrial;
import dev.subblock.faultbench.trial.WorldTrials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Runs the cases and says what came out. Exit: 0 all well, 1 something was wrong, 2 the bench itself has trouble or is
 * misused.
 */
public final class Main {

    /** Moments at which the tool is killed: enough to have hit each part of a run several times. */
    private static final int KILLS = 50;
    private static final int QUICK_KILLS = 5;

    private Main() {}

    /** What was asked for on the command line. */
    private record Asked(boolean quick, boolean docs, Predicate<String> cases, long seed, int kills) {

        static Asked parse(List<String> words) throws IOException {
            boolean quick = words.contains("--quick");
            boolean docs = words.contains("--docs");
            long seed = 1;
            int kills = quick ? QUICK_KILLS : KILLS;
            Predicate<String> cases = name -> true;
            for (int i = 0; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "--quick", "--docs" -> { }
                    case "--case" -> cases = Pattern.compile(next(words, i++)).asMatchPredicate();
                    case "--seed" -> seed = Long.parseLong(next(words, i++));
                    case "--kills" -> kills = Integer.parseInt(next(words, i++));
                    default -> throw new IOException("what is " + words.get(i) + "? --quick, --docs, --case PATTERN, --seed N, --kills N");
                }
            }
            return new Asked(quick, docs, cases, seed, kills);
        }

        private static String next(List<String> words, int i) throws IOException {
            if (i + 1 == words.size()) {
                throw new IOException(words.get(i) + " lacks its value");
            }
            return words.get(i + 1);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(run(Asked.parse(List.of(arguments))) ? 0 : 1);
        } catch (IOException | NumberFormatException e) {
            System.err.println("faultbench: " + e.getMessage());
            System.exit(2);
        }
    }

    private static boolean run(Asked asked) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("faultbench.home"));
        Machine machine = new Machine(home, Path.of(System.getProperty("faultbench.work")), Path.of(System.getProperty("faultbench.cache")),
                new Random(asked.seed()), asked.kills());
        long start = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        List<GuestCase> guests = CaseTable.carried().stream().filter(c -> c.quick() || !asked.quick()).filter(c -> asked.cases().test(c.name())).toList();
        if (!guests.isEmpty()) {
            GuestTrial trial = GuestTrial.prepare(machine);
            for (GuestCase one : guests) {
                outcomes.add(told(asked, home, trial.run(one)));
            }
        }
        List<WorldTrial> world = WorldTrials.all().stream().filter(c -> c.quick() || !asked.quick()).filter(c -> asked.cases().test(c.name())).toList();
        if (!world.isEmpty()) {
            Machine.Undisturbed undisturbed = WorldTrials.undisturbed(machine);
            for (WorldTrial one : world) {
                outcomes.add(told(asked, home, one.run(machine, undisturbed)));
            }
        }
        long failed = outcomes.stream().filter(o -> !o.ok()).count();
        double seconds = (System.nanoTime() - start) / 1e9;
        String sum = String.format(Locale.ROOT, "%d cases in %.0f s, seed %d, %d failed, %d not tried", outcomes.size(), seconds, asked.seed(), failed,
                outcomes.stream().filter(o -> o.lacking() != null).count());
        System.out.println(sum);
        return failed == 0 && !outcomes.isEmpty();
    }

    /** Said and written down at once: the rest may take half an hour, or be interrupted. */
    private static Outcome told(Asked asked, Path home, Outcome outcome) throws IOException {
        if (asked.docs()) {
            Reliability.write(home.resolve("docs/reliability.md"), System.getProperty("faultbench.version"), List.of(outcome));
        }
        System.out.printf(Locale.ROOT, "%-9s %-24s %5.1f s  %s%n", outcome.mark(), outcome.name(), outcome.seconds(), outcome.lacking() != null ? outcome.lacking() : outcome.came());
        outcome.wrong().forEach(w -> System.out.println("          " + w));
        System.out.flush();
        return outcome;
    }
}
