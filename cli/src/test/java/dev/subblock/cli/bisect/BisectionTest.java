package dev.subblock.cli.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.analyzers.bisect.BisectLog;
import dev.subblock.analyzers.bisect.Find;
import dev.subblock.analyzers.bisect.Mark;
import dev.subblock.lab.LabException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real repositories; only kernels are not built and booted. */
final class BisectionTest {

    private static final int COMMITS = 20;
    private static final String SCENARIO = "toy";

    @TempDir
    Path scratch;

    private ToyHistory history;
    private Range range;
    private final Set<Integer> broken = new HashSet<>();
    private List<Visit> written = List.of();

    @BeforeEach
    void prepare() throws Exception {
        history = ToyHistory.of(scratch, COMMITS);
        range = history.range();
    }

    private Question question(Find find) {
        return new Question("toy", null, history.repository().toString(), history.ids().get(0), history.ids().get(COMMITS), find,
                List.of(SCENARIO), "explore", 80, 0.99);
    }

    /** A kernel with that culprit, every order of which is run. */
    private Look sure(Find find, int culprit) {
        return (kernel, why, names, trials, number) -> {
            boolean reverted = kernel.id().equals(Range.REVERTED);
            int commit = reverted ? COMMITS : history.ids().indexOf(kernel.commit());
            if (broken.contains(commit)) {
                return Visit.untestable(kernel.commit(), kernel.title(), why, "it does not build", 0, 0, null);
            }
            boolean corrupt = find.corrupt(commit >= culprit && !reverted);
            return visit(kernel.commit(), kernel.title(), why, corrupt ? 3 : 0, 6, true);
        };
    }

    private static Visit visit(String commit, String title, String why, int corrupt, int trials, boolean whole) {
        return new Visit(commit, title, why, corrupt > 0 ? Visit.Saw.CORRUPT : Visit.Saw.CLEAN, corrupt, trials, whole, Map.of(SCENARIO, corrupt),
                corrupt + " of " + trials, 12, 10, "boot");
    }

    private Answer run(Find find, Look look, List<Visit> before) throws Exception {
        return new Bisection(question(find), range, commit -> false, look, (visits, answer) -> written = List.copyOf(visits), before).run();
    }

    @Test
    void everyCulpritIsFoundAndTriedAgain() throws Exception {
        for (Find find : Find.values()) {
            for (int culprit = 1; culprit <= COMMITS; culprit++) {
                Answer answer = run(find, sure(find, culprit), List.of());

                assertThat(answer.commits()).as(find + " " + culprit).containsExactly(history.ids().get(culprit));
                assertThat(answer.sound()).isTrue();
                assertThat(answer.verified()).hasSize(3);
                assertThat(written.stream().filter(v -> v.why().equals("end") || v.why().equals("search"))).hasSizeLessThanOrEqualTo(5 + 2);
            }
        }
    }

    /** Killed after any visit, it goes on, names the same commit and makes no visit twice. */
    @Test
    void whatIsCutShortGoesOn() throws Exception {
        broken.addAll(Set.of(12, 13));
        run(Find.BUG, sure(Find.BUG, 15), List.of());
        List<Visit> whole = written;
        for (int killed = 0; killed < whole.size(); killed++) {
            int at = killed;
            Look look = sure(Find.BUG, 15);
            assertThatThrownBy(() -> run(Find.BUG, (kernel, why, names, trials, number) -> {
                if (number > at) {
                    throw new LabException("killed");
                }
                return look.at(kernel, why, names, trials, number);
            }, List.of())).isInstanceOf(LabException.class);
            assertThat(written).as("kept after " + at).hasSize(at);

            Answer answer = run(Find.BUG, look, written);

            assertThat(answer.commits()).containsExactly(history.ids().get(15));
            assertThat(written).as("after " + at).isEqualTo(whole);
        }
    }

    @Test
    void aGoodEndThatIsCorruptIsCaughtBeforeTheWorkBegins() throws Exception {
        Answer answer = run(Find.BUG, sure(Find.BUG, 0), List.of());

        assertThat(answer.sound()).isFalse();
        assertThat(answer.reason()).isEqualTo("the old end, which should be clean, is corrupt: 3 of 6");
        assertThat(written).hasSize(2);
    }

    @Test
    void aBadEndThatIsCleanIsCaughtFirst() throws Exception {
        Answer answer = run(Find.BUG, sure(Find.BUG, COMMITS + 1), List.of());

        assertThat(answer.reason()).startsWith("the new end, which should be corrupt, is clean");
        assertThat(written).hasSize(1);
    }

    @Test
    void whatCantBeToldApartIsNamedTogether() throws Exception {
        broken.addAll(Set.of(8, 9));
        Answer answer = run(Find.BUG, sure(Find.BUG, 9), List.of());

        assertThat(answer.commits()).containsExactly(history.ids().get(8), history.ids().get(9), history.ids().get(10));
        assertThat(answer.sound()).isFalse();
        assertThat(answer.reason()).contains("one of 3 commits");
    }

    /** Its corruption went by itself: then the commit that was named is not vouched for. */
    @Test
    void aParentThatIsCorruptAfterAllIsNotPassedOver() throws Exception {
        Look look = sure(Find.BUG, 7);
        Answer answer = run(Find.BUG, (kernel, why, names, trials, number) -> why.equals("verify") && kernel.commit().equals(history.ids().get(6))
                ? visit(kernel.commit(), kernel.title(), why, 1, 6, true) : look.at(kernel, why, names, trials, number), List.of());

        assertThat(answer.sound()).isFalse();
    }

    @Test
    void aTipThatStaysCorruptWithoutItIsSaid() throws Exception {
        Look look = sure(Find.BUG, 7);
        Answer answer = run(Find.BUG, (kernel, why, names, trials, number) -> why.equals("revert")
                ? visit(kernel.commit(), kernel.title(), why, 1, 6, true) : look.at(kernel, why, names, trials, number), List.of());

        assertThat(answer.commits()).containsExactly(history.ids().get(7));
        assertThat(answer.sound()).isFalse();
        assertThat(answer.reason()).contains("does not agree");
    }

    /** A bug that a tenth of the trials show: plain bisecting would believe a clean visit. */
    @Test
    void aRareBugIsFound() throws Exception {
        int right = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int culprit = 1 + random.nextInt(COMMITS);
            Answer answer = run(Find.BUG, rare(random, culprit), List.of());
            right += answer.commits().equals(List.of(history.ids().get(culprit))) ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(19);
    }

    private Look rare(Random random, int culprit) {
        return (kernel, why, names, trials, number) -> {
            boolean reverted = kernel.id().equals(Range.REVERTED);
            boolean has = !reverted && history.ids().indexOf(kernel.commit()) >= culprit;
            int corrupt = 0;
            for (int i = 0; has && i < trials; i++) {
                corrupt += random.nextInt(10) == 0 ? 1 : 0;
            }
            return visit(kernel.commit(), kernel.title(), why, corrupt, trials, false);
        };
    }

    @Test
    void whatALogSaysIsTakenOver() throws Exception {
        BisectLog log = BisectLog.of(Find.BUG, List.of(mark(Mark.Kind.NEW, COMMITS), mark(Mark.Kind.OLD, 0), mark(Mark.Kind.OLD, 10),
                mark(Mark.Kind.NEW, 14), mark(Mark.Kind.SKIP, 12)));
        List<Visit> before = Marks.visits(log, Find.BUG, range);
        assertThat(before).hasSize(3);

        Answer answer = run(Find.BUG, sure(Find.BUG, 14), before);

        assertThat(answer.commits()).containsExactly(history.ids().get(14));
        assertThat(written.stream().filter(v -> v.why().equals("search"))).extracting(Visit::commit)
                .contains(history.ids().get(13)).doesNotContain(history.ids().get(12)).hasSizeLessThanOrEqualTo(2);
        assertThat(Marks.of(question(Find.BUG), written).marks()).contains(mark(Mark.Kind.SKIP, 12), mark(Mark.Kind.OLD, 13), mark(Mark.Kind.NEW, 14));
    }

    private Mark mark(Mark.Kind kind, int commit) {
        return new Mark(kind, history.ids().get(commit), "change " + commit);
    }
}
