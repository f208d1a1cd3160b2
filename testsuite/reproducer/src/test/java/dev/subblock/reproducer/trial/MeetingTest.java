package dev.subblock.reproducer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MeetingTest {

    private static final int TIMES = 2000;

    private final int[] steps = new int[2];
    private volatile int apart;

    private void walk(Meeting meeting, int lane) {
        for (int i = 0; i < TIMES; i++) {
            synchronized (steps) {
                steps[lane]++;
                apart = Math.max(apart, Math.abs(steps[0] - steps[1]));
            }
            if (!meeting.meet()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 50_000})
    void neitherIsEverMoreThanOneStepAhead(long spinNanos) throws Exception {
        Meeting meeting = new Meeting(new SystemTicker(), spinNanos);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> walk(meeting, 1));
        walk(meeting, 0);
        other.get(20, TimeUnit.SECONDS);

        assertThat(steps).containsExactly(TIMES, TIMES);
        assertThat(apart).isEqualTo(1);
        assertThat(meeting.meetings()).isEqualTo(TIMES);
    }

    @Test
    void whoWaitsInVainIsSentHome() throws Exception {
        Meeting meeting = new Meeting(new SystemTicker(), 0);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(meeting::meet);
        meeting.abandon();

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
    }
}
