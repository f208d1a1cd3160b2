package dev.subblock.lab.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplorationTest {

    private static final int ENDLESS = 100_000;

    /** What an exploration did: the orders that it counted, and how many trials it took. */
    private record Explored(List<List<Integer>> counted, int trials, Schedule.Summary summary) {}

    private static Explored explore(ToyDisk disk) {
        Explorer explorer = new Explorer(ENDLESS, 0, 0);
        List<List<Integer>> counted = new ArrayList<>();
        int trials = 0;
        while (explorer.begin(trials) == Schedule.Answer.GO) {
            trials++;
            int before = orders(explorer);
            List<Integer> order = disk.run(explorer);
            assertThat(explorer.end(false, 0)).isTrue();
            if (orders(explorer) > before) {
                counted.add(order);
            }
        }
        return new Explored(counted, trials, explorer.summary(new Schedule.Summary(0, false, 0, 0, 0, 0)));
    }

    private static int orders(Explorer explorer) {
        return explorer.summary(new Schedule.Summary(0, false, 0, 0, 0, 0)).orders();
    }

    @Test
    void everyClassOfOrdersIsRunToItsEndOnce() {
        Random random = new Random(3);
        int classes = 0;
        int orders = 0;
        for (int i = 0; i < 2000; i++) {
            ToyDisk disk = ToyDisk.random(random);
            Map<List<Integer>, Integer> brute = disk.classes();
            Explored explored = explore(disk);
            assertThat(explored.summary.exhausted()).isTrue();
            assertThat(explored.counted.stream().map(brute::get)).as("%s", disk.writes).doesNotContainNull().doesNotHaveDuplicates();
            assertThat(explored.counted).as("%s", disk.writes).hasSize(new HashSet<>(brute.values()).size());
            classes += explored.counted.size();
            orders += brute.size();
        }
        // Neither everything is one class nor each order its own: the comparison was about something.
        assertThat(classes).isBetween(4000, orders / 2);
    }

    @ParameterizedTest
    @CsvSource({
        // blocks of the writes, orders, trials
        "'0', 1, 1", "'0,0', 2, 2", "'0,0,0', 6, 6", "'0,0,0,0,0', 120, 120",
        "'0,1', 1, 1", "'0,1,2,3,4,5', 1, 1", "'0,0,1,1', 4, 5", "'0,0,0,1,1', 12, 17",
    })
    void fewTrialsAreSpentOnWritesToDifferentBlocks(String blocks, int orders, int most) {
        ToyDisk disk = ToyDisk.ofBlocks(List.of(blocks.split(",")).stream().mapToInt(Integer::parseInt).toArray());
        Explored explored = explore(disk);
        assertThat(explored.counted).hasSize(orders);
        assertThat(explored.trials).isLessThanOrEqualTo(most);
    }

    @Test
    void aScenarioThatHoldsNothingHasOneOrder() {
        Explored explored = explore(new ToyDisk(List.of()));
        assertThat(explored.trials).isEqualTo(1);
        assertThat(explored.summary).isEqualTo(new Schedule.Summary(1, true, 0, ENDLESS, 0, 0));
    }

    /** As a guest does whose thread was late: once a write is not there yet. */
    @Test
    void aTrialInWhichTheGuestDidSomethingElseIsRepeated() {
        ToyDisk disk = ToyDisk.ofBlocks(0, 0, 0);
        ToyDisk late = new ToyDisk(List.of(disk.writes.get(0), disk.writes.get(1),
                new ToyDisk.Write("w2", 0, Set.of(0, 1), true)));
        for (int odd = 1; odd < 6; odd++) {
            Explorer explorer = new Explorer(ENDLESS, 0, 0);
            Set<List<Integer>> seen = new HashSet<>();
            int trials = 0;
            int diverged = 0;
            while (explorer.begin(trials) == Schedule.Answer.GO) {
                List<Integer> order = (trials == odd ? late : disk).run(explorer);
                if (explorer.end(false, 0)) {
                    seen.add(order);
                } else {
                    diverged++;
                }
                trials++;
            }
            assertThat(diverged).isEqualTo(1);
            assertThat(trials).isEqualTo(7);
            assertThat(seen).hasSize(6);
            assertThat(explorer.summary(new Schedule.Summary(0, false, 0, 0, 0, 1)).exhausted()).isTrue();
        }
    }

    @Test
    void aTrialThatTheDiskCouldNotOrderIsRepeated() {
        ToyDisk disk = ToyDisk.ofBlocks(0, 0, 0);
        Explorer explorer = new Explorer(ENDLESS, 0, 0);
        int trials = 0;
        while (explorer.begin(trials) == Schedule.Answer.GO) {
            disk.run(explorer);
            assertThat(explorer.end(trials % 3 == 0, 0)).isEqualTo(trials % 3 != 0);
            trials++;
        }
        Schedule.Summary summary = explorer.summary(new Schedule.Summary(0, false, 0, 0, 0, 0));
        assertThat(summary.orders()).isEqualTo(6);
        assertThat(summary.exhausted()).isTrue();
        assertThat(trials).isEqualTo(9);
    }

    /** Whenever w1 is the first to land, the third write has a new name. */
    @Test
    void aBranchInWhichTheGuestNeverDoesTheSameIsGivenUpAndTheOthersAreNot() {
        Explorer explorer = new Explorer(ENDLESS, 0, 0);
        Set<List<String>> seen = new HashSet<>();
        int trials = 0;
        int diverged = 0;
        while (explorer.begin(trials) == Schedule.Answer.GO) {
            List<String> landed = new ArrayList<>();
            List<String> held = new ArrayList<>(List.of("w0", "w1"));
            while (!held.isEmpty()) {
                int chosen = explorer.choose(held.stream().map(key -> new Pending(key, 0, 0)).toList());
                landed.add(held.remove(chosen));
                if (landed.equals(List.of("w1"))) {
                    held.add("odd" + trials);
                }
            }
            if (explorer.end(false, 0)) {
                seen.add(landed);
            } else {
                diverged++;
            }
            trials++;
        }
        Schedule.Summary summary = explorer.summary(new Schedule.Summary(0, false, 0, 0, 0, 0));
        assertThat(summary.exhausted()).isFalse();
        // Once with what it saw first; then that path again four times, in vain.
        assertThat(summary.orders()).isEqualTo(2);
        assertThat(seen).hasSize(2).contains(List.of("w0", "w1"));
        assertThat(diverged).isEqualTo(4);
    }

    @Test
    void whatLandedUnchosenWasNotExplored() {
        Explorer explorer = new Explorer(ENDLESS, 0, 0);
        explorer.begin(0);
        assertThat(explorer.end(false, 2)).isTrue();
        assertThat(explorer.begin(1)).isEqualTo(Schedule.Answer.ENOUGH);
        assertThat(explorer.summary(new Schedule.Summary(0, false, 0, 0, 0, 0)).exhausted()).isFalse();
    }
}
