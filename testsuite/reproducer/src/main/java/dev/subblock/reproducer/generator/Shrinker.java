package dev.subblock.reproducer.generator;

import dev.subblock.reproducer.scenario.Scenario;
import java.util.List;
import java.util.function.Predicate;

/** Makes a scenario that fails as small as it goes on failing. */
public final class Shrinker {

    private Shrinker() {}

    /**
     * Tries smaller ones, the boldest first, and begins again from each that still fails; ends when none does.
     *
     * @param fails whether a scenario fails; asked of none twice in a row, never of {@code scenario} itself
     * @param most how often it is asked at most
     * @return the smallest that was seen to fail; {@code scenario} itself if no smaller one was
     */
    public static Scenario shrink(Scenario scenario, Predicate<Scenario> fails, int most) {
        Scenario smallest = scenario;
        int asked = 0;
        boolean smaller = true;
        while (smaller && asked < most) {
            smaller = false;
            List<Scenario> candidates = Smaller.than(smallest);
            for (int i = 0; i < candidates.size() && asked < most && !smaller; i++) {
                asked++;
                if (fails.test(candidates.get(i))) {
                    smallest = candidates.get(i);
                    smaller = true;
                }
            }
        }
        return smallest;
    }
}
