package dev.subblock.reproducer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.Recorded;
import dev.subblock.reproducer.scenario.Catalogue;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final int TRIALS = 70;

    private final Plan plan = new Plan(Catalogue.carried().named("r1-4k-hole-one-halves").withTrials(TRIALS));
    private final Findings findings = new Findings("0000002a", plan);
    private final WriteLog log = new WriteLog(plan.writes());
    private final Recorded evidence = new Recorded();

    FindingsTest() {
        for (int write = 0; write < plan.writes(); write++) {
            log.submitted(write, write / 2 + 1, 0);
            log.completed(write, plan.length(write));
        }
    }

    @Test
    void nothingIsToldOfWhatIsClean() {
        findings.tell(evidence, log);
        assertThat(evidence.all()).isEmpty();
        assertThat(findings.corrupt()).isZero();
    }

    @Test
    void aTrialIsToldWithItsWritesFirst() {
        findings.miscompare(1, 8192 + 512, 8192 + 1024, "direct", "write 3", "zeros");
        findings.tell(evidence, log);

        String name = plan.scenario().name();
        assertThat(evidence.all()).containsExactly(
                new Event.Write("0000002a", name, 1, 3, 8192, 2048, 2, 0, 2048),
                new Event.Write("0000002a", name, 1, 4, 8192 + 2048, 2048, 2, 0, 2048),
                new Event.Miscompare("0000002a", name, 1, 2, 512, 1024, "direct", "write 3", "zeros"));
    }

    @Test
    void aWriteThatFailedIsToldAndIsNoCorruption() {
        log.completed(3, -28);
        findings.tell(evidence, log);

        assertThat(evidence.all()).hasSize(3);
        assertThat(evidence.of(Event.BadResult.class))
                .containsExactly(new Event.BadResult("0000002a", plan.scenario().name(), 1, 4, 2048, -28));
        assertThat(findings.corrupt()).isZero();
    }

    @Test
    void adjacentBytesThatLookAlikeAreOneRunInsideABlock() {
        findings.miscompare(0, 0, 512, "direct", "write 1", "zeros");
        findings.miscompare(0, 512, 1024, "direct", "write 1", "zeros");
        findings.miscompare(0, 1024, 1536, "direct", "write 1", "older");
        findings.miscompare(0, 1536, 2048, "direct", "write 1", "bytes 01");
        findings.miscompare(0, 2048, 2560, "direct", "write 1", "bytes 02");
        findings.miscompare(0, 3072, 4096, "direct", "zeros", "older");
        findings.miscompare(0, 4096, 4608, "direct", "zeros", "older");
        findings.miscompare(0, 4608, 5120, "buffered", "zeros", "older");
        findings.tell(evidence, log);

        assertThat(evidence.of(Event.Miscompare.class))
                .extracting(m -> m.block() + ":" + m.from() + "-" + m.to() + " " + m.read() + " " + m.seen())
                .containsExactly("0:0-1024 direct zeros", "0:1024-1536 direct older", "0:1536-2560 direct bytes 01",
                        "0:3072-4096 direct older", "1:0-512 direct older", "1:512-1024 buffered older");
    }

    @Test
    void moreTrialsThanAreToldAreCounted() {
        for (int trial = 0; trial < TRIALS; trial++) {
            findings.miscompare(trial, trial * 8192, trial * 8192 + 512, "direct", "write 1", "zeros");
        }
        findings.tell(evidence, log);

        assertThat(findings.corrupt()).isEqualTo(TRIALS);
        assertThat(evidence.of(Event.Miscompare.class)).hasSize(16);
        assertThat(evidence.of(Event.Write.class)).hasSize(32);
    }

    @Test
    void aTrialOfNoiseIsToldInBounds() {
        for (int i = 0; i < 1000; i++) {
            findings.miscompare(0, 2 * i, 2 * i + 1, "direct", "zeros", "bytes 01");
        }
        findings.tell(evidence, log);

        assertThat(evidence.of(Event.Miscompare.class)).hasSize(64);
        assertThat(findings.corrupt()).isEqualTo(1);
    }
}
