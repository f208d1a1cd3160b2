package dev.subblock.analyzers.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SearchTest {

    private static final int SIZE = 40;

    private final CommitGraph line = SimulatedHistory.linear(SIZE);

    private Search sure(Find find) {
        Search search = new Search(line, find, Costs.of(10, 0.1), 0.99, 1);
        search.saw(seen(find == Find.BUG ? SIZE : 0, true));
        search.saw(seen(find == Find.BUG ? 0 : SIZE, false));
        return search;
    }

    /** As a search through all orders tells. */
    private static Sighting seen(int commit, boolean corrupt) {
        return new Sighting(commit, corrupt ? 1 : 0, corrupt ? 0 : 1, true);
    }

    /** Visits until it ends. */
    private static int follow(Search search, Find find, int culprit, BitSet broken) {
        int visits = 0;
        Set<Integer> visited = new HashSet<>();
        for (Optional<Plan> plan = search.next(); plan.isPresent(); plan = search.next()) {
            int commit = plan.get().commit();
            if (broken.get(commit)) {
                search.skip(commit);
            } else {
                assertThat(visited.add(commit)).as("each commit once").isTrue();
                search.saw(seen(commit, find.corrupt(commit >= culprit)));
                visits++;
            }
        }
        return visits;
    }

    @Test
    void everyCulpritIsFoundInAsManyVisitsAsHalvingTakes() {
        for (Find find : Find.values()) {
            for (int culprit = 1; culprit <= SIZE; culprit++) {
                Search search = sure(find);

                assertThat(follow(search, find, culprit, new BitSet())).as(find + " " + culprit).isLessThanOrEqualTo(6);
                assertThat(search.suspects().guesses()).containsExactly(culprit);
                assertThat(search.sure()).isTrue();
            }
        }
    }

    @Test
    void anOldEndThatIsCorruptEndsIt() {
        Search search = new Search(line, Find.BUG, Costs.of(10, 0.1), 0.99, 1);
        search.saw(seen(SIZE, true));
        search.saw(seen(0, true));

        assertThat(search.suspects().guesses()).containsExactly(0);
        assertThat(search.next()).isEmpty();
    }

    @Test
    void aNewEndThatIsStillCorruptEndsTheSearchForAFix() {
        Search search = new Search(line, Find.FIX, Costs.of(10, 0.1), 0.99, 1);
        search.saw(seen(0, true));
        search.saw(seen(SIZE, true));

        assertThat(search.suspects().guesses()).containsExactly(SIZE + 1);
    }

    @Test
    void whatCantBeTriedIsNamedWithTheCulprit() {
        BitSet broken = new BitSet();
        broken.set(20, 25);
        Search search = sure(Find.BUG);
        follow(search, Find.BUG, 22, broken);

        assertThat(search.suspects().guesses()).containsExactly(20, 21, 22, 23, 24, 25);
        assertThat(search.sure()).isTrue();
    }

    @Test
    void whatCantBeTriedDoesNotBlurACulpritElsewhere() {
        BitSet broken = new BitSet();
        broken.set(18, 25);
        Search search = sure(Find.BUG);
        follow(search, Find.BUG, 7, broken);

        assertThat(search.suspects().guesses()).containsExactly(7);
    }

    /** A run of what does not build is left behind: next to it less is hoped for. */
    @Test
    void aRunThatDoesNotBuildIsNotTriedOneByOne() {
        BitSet broken = new BitSet();
        broken.set(12, 30);
        Search search = sure(Find.BUG);
        follow(search, Find.BUG, 35, broken);

        assertThat(java.util.stream.IntStream.range(0, SIZE).filter(search::skipped).count()).isLessThanOrEqualTo(5);
        assertThat(search.suspects().guesses()).containsExactly(35);
    }

    @Test
    void cleanTrialsCountLessWhereTheBugIsRare() {
        Search often = measured(60, 64);
        Search rarely = measured(3, 64);
        often.saw(new Sighting(20, 0, 16, false));
        rarely.saw(new Sighting(20, 0, 16, false));

        assertThat(old(often)).isLessThan(0.001);
        assertThat(old(rarely)).isBetween(0.1, 0.45);
    }

    private Search measured(int corrupt, int trials) {
        Search search = new Search(line, Find.BUG, Costs.of(10, 0.1), 0.99, 64);
        search.saw(new Sighting(SIZE, corrupt, trials - corrupt, false));
        return search;
    }

    /** That the culprit is no newer than commit 20. */
    private static double old(Search search) {
        double sum = 0;
        for (int guess = 0; guess <= 20; guess++) {
            sum += search.probabilities()[guess];
        }
        return sum;
    }

    @Test
    void oneCorruptTrialSettlesIt() {
        Search search = measured(3, 64);
        search.saw(new Sighting(20, 1, 0, false));

        assertThat(old(search)).isGreaterThan(0.999);
    }

    /** Two corrupt trials weigh more than the belief that the oracle never errs: there is always a guess left. */
    @Test
    void aContradictionLeavesAGuess() {
        Search search = sure(Find.BUG);
        search.saw(seen(10, true));
        search.saw(seen(20, false));

        assertThat(search.probabilities()).doesNotContain(Double.NaN);
        assertThat(search.suspects().probability()).isGreaterThan(0);
    }

    /** A boot is dear, a trial is not: so many trials are made in one visit as are worth it. */
    @Test
    void trialsAreBundledWhereAVisitIsDear() {
        Search cheap = new Search(line, Find.BUG, Costs.of(0.1, 1), 0.99, 1024);
        Search dear = new Search(line, Find.BUG, Costs.of(100, 0.1), 0.99, 1024);
        for (Search search : new Search[] {cheap, dear}) {
            search.saw(new Sighting(SIZE, 3, 61, false));
            search.saw(new Sighting(0, 0, 300, false));
        }

        assertThat(dear.next().orElseThrow().trials()).isGreaterThanOrEqualTo(32);
        assertThat(cheap.next().orElseThrow().trials()).isLessThanOrEqualTo(4);
    }

    /** 19 tells as much as 20, nearly; what need not be built is taken. */
    @Test
    void whatIsCheaperIsTakenIfItTellsNearlyAsMuch() {
        Costs kept = new Costs() {
            @Override
            public double visit(int commit) {
                return commit == 17 ? 10 : 30;
            }

            @Override
            public double trial() {
                return 0.1;
            }
        };
        Search search = new Search(line, Find.BUG, kept, 0.99, 1);
        search.saw(seen(SIZE, true));
        search.saw(seen(0, false));

        assertThat(search.next().orElseThrow().commit()).isEqualTo(17);
    }

    @Test
    void aConfidenceOfOneIsRefused() {
        assertThatThrownBy(() -> new Search(line, Find.BUG, Costs.TRIALS_ONLY, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
