package dev.subblock.reproducer.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Effect;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Timeline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    /** The bug that is to be found again: two writes in flight together of which one covers sector 9 and one sector 10. */
    private static final Predicate<Scenario> FAILS = s -> {
        List<Effect> effects = new Timeline(s).effects();
        return effects.stream().anyMatch(a -> a.kind() == Effect.Kind.WRITE && a.covers(9)
                && effects.stream().anyMatch(b -> b != a && b.kind() == Effect.Kind.WRITE && b.covers(10) && a.besides(b)));
    };

    private static final Scenario LARGE = Catalogue.parse("t", """
            scenario R0 x
              why w
              block 4096
              file 24 mixed
              behind 8
              1 pwrite A 0+3 dsync
              then
              1 fsync
              2 aio B 20+1 C 8+8 sync
              3 aio D 2+12 dsync
              4 read 0+16 buffered
              then
              1 pwrite E 3+5 buffered
              mapped
            """).get(0);

    @Test
    void whatFailsIsMadeAsSmallAsItGoesOnFailing() {
        assertThat(Shrinker.shrink(LARGE, FAILS, 1000).text()).isEqualTo("""
                scenario R0 x
                  why w
                  block 4096
                  file 0 hole
                  2 aio A 8+2
                  3 aio B 2+9
                """);
    }

    @Test
    void theSameComesOutEveryTime() {
        assertThat(Shrinker.shrink(LARGE, FAILS, 1000)).isEqualTo(Shrinker.shrink(LARGE, FAILS, 1000));
    }

    @Test
    void whatNothingSmallerOfFailsStaysAsItIs() {
        assertThat(Shrinker.shrink(LARGE, s -> false, 1000)).isEqualTo(LARGE);
    }

    @Test
    void noMoreIsAskedThanAllowed() {
        int[] asked = {0};
        Shrinker.shrink(LARGE, s -> {
            asked[0]++;
            return true;
        }, 7);
        assertThat(asked[0]).isEqualTo(7);
    }

    @Test
    void evenIfEverythingFailsItEndsAndEachStepCanBeRun() {
        for (Scenario scenario : LongStream.range(0, 300).mapToObj(ScenarioGenerator::scenario).toList()) {
            Set<String> seen = new HashSet<>(List.of(scenario.text()));
            Scenario smallest = Shrinker.shrink(scenario, s -> {
                assertThat(s.flaw()).isEmpty();
                assertThat(Catalogue.parse("t", s.text())).containsExactly(s);
                assertThat(seen.add(s.text())).as("met twice: " + s.text()).isTrue();
                return true;
            }, 10_000);

            // One sector; and where that is stored through a mapping, the file that it needs.
            assertThat(smallest.text()).contains("A 0+1").doesNotContain(" B ");
            assertThat(smallest.text().lines().count()).as(smallest.text()).isLessThanOrEqualTo(7);
        }
    }
}
