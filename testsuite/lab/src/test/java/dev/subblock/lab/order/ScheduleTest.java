package dev.subblock.lab.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Recorded NONE = null;

    /** Runs a trial in which these writes are there from the start, all to one block. */
    private static String trial(Schedule schedule, int number, String... keys) {
        schedule.begin(number);
        return landed(schedule, keys);
    }

    private static String landed(Schedule schedule, String... keys) {
        List<String> held = new ArrayList<>(List.of(keys));
        List<String> landed = new ArrayList<>();
        while (!held.isEmpty()) {
            landed.add(held.remove(schedule.choose(held.stream().map(k -> new Pending(k, 0, 0)).toList())));
        }
        return String.join(" ", landed);
    }

    private static Schedule of(String order) {
        return Schedule.of(DiskOrder.parse(order), NONE, 1);
    }

    @Test
    void fifoHoldsNothingReverseAndRandomEveryWriteTheOthersDataAndPadding() {
        for (Content content : Content.values()) {
            assertThat(of("fifo").holds(content)).isFalse();
            assertThat(of("reverse").holds(content)).isTrue();
            assertThat(of("random:1").holds(content)).isTrue();
            assertThat(of("explore").holds(content)).isEqualTo(content == Content.DATA || content == Content.PAD);
            assertThat(Schedule.of(DiskOrder.parse("replay:x"), NONE, 1).holds(content)).isEqualTo(content == Content.DATA || content == Content.PAD);
        }
    }

    @Test
    void reverseTakesTheLastThatCame() {
        Schedule schedule = of("reverse");
        assertThat(trial(schedule, 0, "a", "b", "c")).isEqualTo("c b a");
        assertThat(schedule.end(0)).isFalse();
        assertThat(schedule.summary()).isEqualTo(new Schedule.Summary(1, false, 3, 0, 0, 0));
    }

    @Test
    void randomDependsOnSeedAndTrialAlone() {
        Set<String> orders = new HashSet<>();
        Schedule one = of("random:7");
        for (int i = 0; i < 100; i++) {
            String order = trial(one, i, "a", "b", "c");
            one.end(0);
            orders.add(order);
            assertThat(trial(of("random:7"), i, "a", "b", "c")).isEqualTo(order);
        }
        assertThat(orders).hasSize(6);
        assertThat(one.summary().orders()).isEqualTo(6);
        List<String> other = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            other.add(trial(of("random:8"), i, "a", "b", "c"));
            same.add(trial(of("random:7"), i + 1, "a", "b", "c"));
        }
        assertThat(other).isNotEqualTo(same);
    }

    @Test
    void aTrialThatWentOnWithoutUsHasDiverged() {
        Schedule schedule = of("reverse");
        schedule.begin(0);
        schedule.hinder();
        assertThat(schedule.end(0)).isTrue();
        schedule.begin(1);
        assertThat(schedule.end(0)).isFalse();
        assertThat(schedule.summary().diverged()).isEqualTo(1);
    }

    @Test
    void aRecordingIsFollowedTrialByTrialInTurn() {
        Schedule schedule = Schedule.of(DiskOrder.parse("replay:x"), Recorded.parse("subblock order 1\n4 b#1 a#1\n9 a#1 b#1\n"), 1);
        for (String wanted : List.of("b#1 a#1", "a#1 b#1", "b#1 a#1")) {
            assertThat(trial(schedule, wanted.startsWith("b") ? 0 : 1, "a#1", "b#1")).isEqualTo(wanted);
            assertThat(schedule.end(0)).isFalse();
        }
    }

    @Test
    void whatARecordingDoesNotNameLandsAsItCameAndIsSaid() {
        Recorded recorded = Recorded.parse("subblock order 1\n0 c#1 a#1\n");
        Schedule schedule = Schedule.of(DiskOrder.parse("replay:x"), recorded, 1);
        assertThat(trial(schedule, 0, "x#1", "a#1", "y#1", "c#1")).isEqualTo("c#1 a#1 x#1 y#1");
        assertThat(schedule.end(0)).isTrue();
        // One that is named and does not come.
        assertThat(trial(schedule, 1, "a#1")).isEqualTo("a#1");
        assertThat(schedule.end(0)).isTrue();
        schedule.begin(2);
        assertThat(schedule.end(0)).isTrue();
        // The last ones were not chosen when they were recorded either.
        schedule.begin(3);
        assertThat(schedule.end(2)).isFalse();
    }

    @Test
    void anExplorationEndsWhenAllIsRun() {
        Schedule schedule = of("explore:6:10");
        Set<String> orders = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            assertThat(schedule.begin(i)).isEqualTo(Schedule.Answer.GO);
            orders.add(landed(schedule, "a", "b", "c"));
            schedule.end(0);
        }
        assertThat(schedule.begin(6)).isEqualTo(Schedule.Answer.ENOUGH);
        assertThat(orders).hasSize(6);
        assertThat(schedule.summary()).isEqualTo(new Schedule.Summary(6, true, 3, 6, 0, 0));
    }

    @Test
    void anExplorationThatHitsItsBoundGoesOnWithSamples() {
        Schedule schedule = of("explore:5:3");
        for (int i = 0; i < 5; i++) {
            assertThat(schedule.begin(i)).isEqualTo(Schedule.Answer.GO);
            landed(schedule, "a", "b", "c");
            schedule.end(0);
        }
        for (int i = 5; i < 8; i++) {
            assertThat(schedule.begin(i)).isEqualTo(Schedule.Answer.SAMPLE);
            landed(schedule, "a", "b", "c");
            schedule.end(0);
        }
        assertThat(schedule.begin(8)).isEqualTo(Schedule.Answer.ENOUGH);
        assertThat(schedule.summary()).isEqualTo(new Schedule.Summary(5, false, 3, 5, 3, 0));
    }

    /** A guest that never comes to rest would cost two seconds a write, for hundreds of trials. */
    @Test
    void anExplorationOfAGuestThatNeverRestsIsGivenUpSoon() {
        Schedule schedule = of("explore");
        int trials = 0;
        while (schedule.begin(trials) != Schedule.Answer.ENOUGH) {
            schedule.hinder();
            schedule.end(0);
            trials++;
        }
        assertThat(trials).isEqualTo(8);
        assertThat(schedule.summary().exhausted()).isFalse();
        assertThat(schedule.summary().diverged()).isEqualTo(8);
    }
}
