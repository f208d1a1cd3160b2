package dev.subblock.analyzers.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.verdict.Verdict;
import dev.subblock.patches.claim.ProtocolClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProtocolJudgeTest {

    private static final ProtocolClaim NOTHING = new ProtocolClaim("none", "Nothing changes.", 1, 2, List.of(), List.of(), List.of());
    private static final ProtocolClaim HEADS = new ProtocolClaim("heads", "Heads change.", 1, 1, List.of("*-head-*"), List.of(), List.of("*-head-maybe"));
    private static final Sequence SHARED = sequence("SHARED", "release SHARED");
    private static final Sequence EXCL = sequence("EXCL", "release EXCL");
    private static final List<ControlSeen> CAUGHT = List.of(new ControlSeen("moved", List.of(new Change("k", SHARED, EXCL))));

    private static Sequence sequence(String... tokens) {
        return new Sequence(List.of(tokens), List.of(), 512);
    }

    /** A kernel of three kinds; null is one that is not the same each time. */
    private static KernelSeen step(int number, Sequence aligned, Sequence head, Sequence maybe) {
        List<KindSeen> kinds = new ArrayList<>();
        kinds.add(kind("d-aligned-x", aligned));
        kinds.add(kind("d-head-x", head));
        kinds.add(kind("d-head-maybe", maybe));
        return new KernelSeen("step-" + number, "a patch", OptionalInt.of(number), List.of(), List.of(), kinds);
    }

    private static KindSeen kind(String name, Sequence sequence) {
        return sequence == null ? new KindSeen(name, Optional.empty(), "unstable", List.of(SHARED, EXCL)) : KindSeen.of(name, List.of(sequence, sequence));
    }

    private static ProtocolVerdict judge(ProtocolClaim claim, List<ControlSeen> controls, KernelSeen... steps) {
        return new ProtocolJudge(List.of(steps), controls).judge(List.of(claim)).get(0);
    }

    @Test
    void nothingChangedHolds() {
        KernelSeen[] same = {step(0, SHARED, SHARED, SHARED), step(1, SHARED, SHARED, SHARED), step(2, SHARED, SHARED, SHARED)};

        assertThat(judge(NOTHING, CAUGHT, same).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(NOTHING, List.of(), same).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(NOTHING, List.of(new ControlSeen("moved", List.of())), same).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void oneChangeTooManyIsRefutedWhateverElseIsUnknown() {
        ProtocolVerdict verdict = judge(NOTHING, List.of(), step(0, SHARED, null, SHARED), step(1, SHARED, null, SHARED), step(2, EXCL, null, SHARED));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.reason()).isEqualTo("step 2 changes d-aligned-x, which it does not name");
    }

    @Test
    void aStepThatWasNotLookedAtIsNotKnown() {
        ProtocolVerdict verdict = judge(NOTHING, CAUGHT, step(1, SHARED, SHARED, SHARED), step(2, SHARED, SHARED, SHARED));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("step 1 was not looked at");
    }

    @Test
    void anUnstableKindIsNeverTheSame() {
        assertThat(judge(NOTHING, CAUGHT, step(0, SHARED, null, SHARED), step(1, SHARED, null, SHARED), step(2, SHARED, null, SHARED)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void exactlyTheNamedKindsChange() {
        KernelSeen before = step(0, SHARED, SHARED, SHARED);

        assertThat(judge(HEADS, CAUGHT, before, step(1, SHARED, EXCL, SHARED)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(HEADS, CAUGHT, before, step(1, SHARED, EXCL, EXCL)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(HEADS, CAUGHT, before, step(1, EXCL, EXCL, SHARED)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(HEADS, CAUGHT, before, step(1, SHARED, SHARED, EXCL)).reason()).isEqualTo("step 1 does not change d-head-x");
        assertThat(judge(HEADS, CAUGHT, before, step(1, SHARED, null, SHARED)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatIsExceptedMayNotChange() {
        ProtocolClaim claim = new ProtocolClaim("heads", "Heads change.", 1, 1, List.of("*-head-*"), List.of("*-head-maybe"), List.of());
        KernelSeen before = step(0, SHARED, SHARED, SHARED);

        assertThat(judge(claim, CAUGHT, before, step(1, SHARED, EXCL, SHARED)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(claim, CAUGHT, before, step(1, SHARED, EXCL, EXCL)).reason()).isEqualTo("step 1 changes d-head-maybe, which it does not name");
    }

    @Test
    void aClaimOfWhichNoKindWasLookedAtIsNotEarned() {
        ProtocolClaim claim = new ProtocolClaim("tails", "Tails change.", 1, 1, List.of("*-tail-*"), List.of(), List.of());

        assertThat(judge(claim, CAUGHT, step(0, SHARED, SHARED, SHARED), step(1, SHARED, SHARED, SHARED)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anotherResultIsAnotherSequence() {
        assertThat(new Sequence(List.of("SHARED"), List.of(), 512).fingerprint()).hasSize(12)
                .isNotEqualTo(new Sequence(List.of("SHARED"), List.of(), -11).fingerprint())
                .isEqualTo(new Sequence(List.of("SHARED"), List.of(), 512).fingerprint());
        assertThat(new Sequence(List.of("a"), List.of("b"), 1).fingerprint()).isNotEqualTo(new Sequence(List.of("a", "b"), List.of(), 1).fingerprint());
    }
}
