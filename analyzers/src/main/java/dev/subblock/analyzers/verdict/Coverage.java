package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.statistics.CleanBound;
import dev.subblock.analyzers.trace.Exploration;
import java.util.Optional;

/** What the orders that were run say, once the control has fired: all of them, or a number of random ones. */
final class Coverage {
    private Coverage() {}

    static Ruling of(ScenarioEvidence clean, Optional<Exploration> exploration, Control control, double alpha) {
        if (exploration.isEmpty() || !exploration.get().search()) {
            return sampled(diverged(exploration), clean.trials() - astray(exploration), control, alpha);
        }
        Exploration e = exploration.get();
        if (e.exhausted()) {
            return new Ruling(Verdict.PASS, exhausted(e) + "; " + control.words() + " was corrupt in " + control.evidence().corrupt() + " of its "
                    + control.evidence().trials());
        }
        String searched = searched(e);
        if (clean.sampled() == 0) {
            return Ruling.inconclusive(searched + "no random order was run behind that");
        }
        return sampled(searched + "then ", clean.sampled() - astray(exploration), control, alpha);
    }

    /** Trials that were to be a sample of orders, and went another way: a disk that is not asked goes on with the oldest. */
    static int astray(Optional<Exploration> exploration) {
        return exploration.map(e -> e.search() ? e.sampledAstray() : e.diverged()).orElse(0);
    }

    /** All orders there are. */
    private static String exhausted(Exploration e) {
        String outstanding = "of up to " + e.outstanding() + " outstanding request" + (e.outstanding() == 1 ? "" : "s");
        return (e.outstanding() == 0 ? "there is one order only, because nothing was ever outstanding"
                : e.orders() == 1 ? "the only order " + outstanding + " was run" : "all " + e.orders() + " orders " + outstanding + " were run")
                + (e.diverged() > 0 ? " (" + trials(e.diverged()) + " went another way and had to be repeated)" : "");
    }

    /** As far as the search came; ends where what was drawn at random goes on. */
    private static String searched(Exploration e) {
        return e.orders() + (e.orders() == 1 ? " order" : " orders") + ", depth first, is where the search stopped"
                + (e.diverged() > 0 ? ", and " + trials(e.diverged()) + " could not follow the order that was wanted" : "") + "; ";
    }

    private static String diverged(Optional<Exploration> e) {
        return e.filter(x -> x.diverged() > 0).map(x -> trials(x.diverged()) + " could not follow the order that was wanted; ").orElse("");
    }

    private static String trials(int number) {
        return number + (number == 1 ? " trial" : " trials");
    }

    private static Ruling sampled(String before, int trials, Control control, double alpha) {
        if (control.corruptSample() == 0) {
            return Ruling.inconclusive(before + "0 of " + trials + " random ones; " + control.words() + " showed the bug for sure in none of its "
                    + control.sample() + " random orders, so they say nothing");
        }
        CleanBound bound = CleanBound.of(control.corruptSample(), control.sample(), CleanBound.CONFIDENCE, alpha);
        String what = before.endsWith("then ") ? "random ones" : "trials corrupt";
        return bound.missing(trials) > 0 ? Ruling.inconclusive(before + bound.shortfall(trials, what))
                : new Ruling(Verdict.PASS, before + bound.sentence(trials, what));
    }
}
