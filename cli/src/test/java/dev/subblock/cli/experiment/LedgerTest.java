package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.cli.run.Results;
import dev.subblock.lab.kernel.BuildFailedException;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.patches.apply.Offset;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.claim.Claim;
import dev.subblock.patches.control.Control;
import dev.subblock.patches.series.Series;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run amounts to: a series of four patches, the last of which claims to repair what the control shows. */
class LedgerTest {

    private static final Base BASE = Bases.PLAIN;

    private static final int LAST = 4;
    private static final Subject SUBJECT = subject(List.of(new Claim("repaired", "It repairs it.", List.of("r1-*-one-*"), LAST)));
    private static final Results.Host HOST = new Results.Host("0.1.0", "tcg", "java-1", null);

    private final Ledger ledger = new Ledger(SUBJECT, SUBJECT.kernels(), List.of(), HOST);

    private static Subject subject(List<Claim> claims) {
        List<Step> steps = IntStream.rangeClosed(0, LAST).mapToObj(n -> new Step(n, "title " + n, "c" + n, "t" + n, List.of(),
                n == 2 ? List.of(new Offset("fs/xfs/xfs_file.c", 3, -7)) : List.of())).toList();
        return new Subject(new Origin(BaseTree.plain("linux-6.1", "6.1.192-2", "5ha", Path.of("repository.git"), "c", "t"), BASE),
                new Series("letters", "v1", Path.of("."), Optional.empty(), List.of()), claims, steps, Naming.USUAL);
    }

    private static Kernel step(int number) {
        return SUBJECT.step(number);
    }

    private void built(Kernel kernel) {
        ledger.built(kernel, new KernelImage("i-" + kernel.id(), Path.of("vmlinux"), List.of(), 12, false));
    }

    private void booted(Kernel kernel, int corrupt) {
        built(kernel);
        ledger.booted(Boots.of(kernel, corrupt));
    }

    /** Everything as it is to be; what a test adds afterwards replaces its part of it. */
    private void allAsClaimed() {
        booted(SUBJECT.stock(), 0);
        for (int number = 0; number < LAST; number++) {
            booted(step(number), 30);
        }
        booted(step(LAST), 0);
    }

    private static BuildFailedException compilerError(String... errors) {
        try {
            Constructor<BuildFailedException> constructor = BuildFailedException.class.getDeclaredConstructor(List.class, Path.class);
            constructor.setAccessible(true);
            return constructor.newInstance(List.of(errors), Path.of("build.log"));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private void ends(String verdict, int exit, String reason) {
        is(ledger.end(), verdict, exit, reason);
    }

    private static void is(Results results, String verdict, int exit, String reason) {
        assertThat(results.verdict()).as(results.reason()).isEqualTo(verdict);
        assertThat(results.exit()).isEqualTo(exit);
        assertThat(results.reason()).contains(reason);
    }

    @Test
    void allAsClaimedIsAPass() {
        allAsClaimed();

        ends("pass", 0, "the claim holds");
        assertThat(ledger.end().claims()).containsExactly(new Results.ClaimInfo("repaired", "It repairs it.", LAST, "holds", ledger.end().claims().get(0).reason()));
        assertThat(ledger.end().cells()).hasSize(LAST + 2);
    }

    @Test
    void aControlThatIsSilentProvesNothing() {
        allAsClaimed();
        for (int number = 0; number <= LAST; number++) {
            booted(step(number), 0);
        }
        ends("inconclusive", 3, "the control did not fire");
    }

    @Test
    void corruptionAtTheLastStepRefutesTheClaim() {
        allAsClaimed();
        booted(step(LAST), 1);

        ends("fail", 1, "claim repaired is refuted: step 4");
        assertThat(ledger.end().cells()).last().satisfies(c -> assertThat(c.findings()).anyMatch(f -> f.contains("exactly the head pad of write B")));
    }

    @Test
    void aPatchThatBreaksTheBuildFails() {
        booted(SUBJECT.stock(), 0);
        booted(step(0), 30);
        booted(step(LAST), 0);
        ledger.notBuilt(step(3), compilerError("fs/xfs/xfs_file.c:7:1: error: expected ';'"));

        ends("fail", 1, "step-3: the kernel does not build: fs/xfs/xfs_file.c:7:1: error");
        assertThat(ledger.end().steps()).filteredOn(s -> s.kernel().equals("step-3")).extracting(Results.StepInfo::build).containsExactly("failed");
    }

    /** Stock and control are ours: a series is not blamed for them. */
    @Test
    void aBaseThatDoesNotBuildIsOurTrouble() {
        for (Kernel kernel : List.of(SUBJECT.stock(), step(0))) {
            Ledger own = new Ledger(SUBJECT, SUBJECT.kernels(), List.of(), HOST);
            own.notBuilt(kernel, compilerError());

            is(own.end(), "error", 128, kernel.id() + ": the kernel does not build");
        }
    }

    @ParameterizedTest
    @EnumSource(value = GuestEnd.class, names = {"QEMU_FAILED", "HANG", "SILENT_DEATH", "NO_EVIDENCE"})
    void aBootThatFailedByItselfIsAnError(GuestEnd end) {
        for (Kernel kernel : SUBJECT.kernels()) {
            allAsClaimed();
            ledger.booted(Boots.of(kernel, 0, end));

            ends("error", 128, kernel.id() + ", " + Boots.SCENARIO);
        }
    }

    @ParameterizedTest
    @EnumSource(value = GuestEnd.class, names = {"PANIC", "OOPS", "REBOOT"})
    void aKernelThatDiesFails(GuestEnd end) {
        allAsClaimed();
        ledger.booted(Boots.of(step(2), 0, end));

        ends("fail", 1, "step-2, " + Boots.SCENARIO);
        assertThat(ledger.end().steps().get(3).boot()).isEqualTo(end.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void nothingAtAllIsSkipped() {
        ends("skip", 4, "nothing was run");
    }

    @Test
    void withoutAClaimNothingIsProven() {
        Subject silent = subject(List.of());
        Ledger own = new Ledger(silent, silent.kernels(), List.of(), HOST);
        own.booted(Boots.of(SUBJECT.stock(), 0));
        own.booted(Boots.of(step(0), 30));

        is(own.end(), "inconclusive", 3, "claim builds is inconclusive: step 1 was not built");
    }

    @Test
    void whileItRunsThereIsNoVerdict() {
        assertThat(ledger.soFar().steps()).hasSize(LAST + 2).allMatch(s -> s.build().equals("pending") && s.boot().equals("pending"));
        booted(step(0), 30);
        Results running = ledger.soFar();

        assertThat(running.verdict()).isEqualTo("running");
        assertThat(running.exit()).isNull();
        assertThat(running.claims()).isEmpty();
        assertThat(running.cells()).hasSize(1).allMatch(c -> c.corrupt() == 30 && c.step() == 0);
        assertThat(running.steps().get(1)).matches(s -> s.build().equals("ok") && s.boot().equals("ok") && s.image().equals("i-step-0"));
    }

    @Test
    void ofManyWarningsTheFirstAreKept() {
        ledger.built(step(1), new KernelImage("i", Path.of("vmlinux"), Collections.nCopies(1000, "warning: x"), 12, false));

        assertThat(ledger.soFar().steps().get(2)).matches(s -> s.warnings() == 1000 && s.warningLines().size() == 20);
    }

    @Test
    void offsetsAndTimingsAreKept() {
        ledger.timing("boot step-0", 4.256);

        assertThat(ledger.soFar().steps().get(3).offsets()).containsExactly("fs/xfs/xfs_file.c hunk 3: -7 lines");
        assertThat(ledger.soFar().timings()).containsEntry("boot step-0", 4.26);
    }

    /** Two may be booted side by side, and the shorter one is done first. */
    @Test
    void cellsStandInTheOrderOfTheKernels() {
        for (int number = LAST; number >= 0; number--) {
            booted(step(number), 30);
        }
        booted(SUBJECT.stock(), 0);

        assertThat(ledger.end().cells()).extracting(Results.CellInfo::kernel)
                .containsExactly("stock", "step-0", "step-1", "step-2", "step-3", "step-4");
    }

    /** One kernel was asked for: its own cells decide, and no claim is judged. */
    @Test
    void ofOneKernelItsCellsDecide() {
        booted(step(0), 30);
        booted(step(LAST), 0);
        is(ledger.end(step(LAST)), "pass", 0, "no corruption");
        assertThat(ledger.end(step(LAST)).claims()).isEmpty();

        is(ledger.end(step(0)), "fail", 1, "30 of 32 trials corrupt");
        booted(step(LAST), 2);
        is(ledger.end(step(LAST)), "fail", 1, "2 of 32 trials corrupt");
    }

    @Test
    void ofOneKernelThatWasNotSeen() {
        booted(step(0), 30);
        is(ledger.end(step(3)), "skip", 4, "nothing was run");
        ledger.notBuilt(step(3), compilerError("error: x"));
        is(ledger.end(step(3)), "fail", 1, "does not build: error: x");
    }

    private static ControlKernel control(String id, String raceClass) {
        Control control = new Control(id, List.of(raceClass), "A bug of old; abcdef012345 fixed it.", null);
        return new ControlKernel(Kernel.control(id, "revive it", "c-" + id, "t-" + id, SUBJECT.stock().origin()), control);
    }

    /** Stock passes because a control of its class is corrupt, though step 0 is silent; and the control's own cells fail nobody. */
    @Test
    void aControlOfTheClassJudgesWhereStepZeroIsSilent() {
        ControlKernel revived = control("r1-old", "R1");
        Kernel asked = step(LAST);
        Ledger own = new Ledger(SUBJECT, List.of(step(0), revived.kernel(), asked), List.of(revived), HOST);
        own.booted(Boots.of(step(0), 0));
        own.booted(Boots.of(asked, 0));
        is(own.end(asked), "inconclusive", 3, "the control did not fire");

        own.booted(Boots.of(revived.kernel(), 30));
        is(own.end(asked), "pass", 0, "no corruption");
        Results.ControlInfo told = own.end(asked).controls().get(0);
        assertThat(told).matches(c -> c.id().equals("r1-old") && c.verdict().equals("caught") && c.classes().equals(List.of("R1")));
        assertThat(told.by()).containsExactly(new Results.CatchInfo(Boots.SCENARIO, Boots.ORDER, 1, 30, 32, 1.5));
    }

    @Test
    void aControlThatNothingCatchesIsMissed() {
        ControlKernel revived = control("r1-old", "R1");
        Ledger own = new Ledger(SUBJECT, List.of(revived.kernel()), List.of(revived), HOST);
        own.booted(Boots.of(revived.kernel(), 0));

        is(own.endOfControls(), "fail", 1, "r1-old");
        assertThat(own.endOfControls().controls()).extracting(Results.ControlInfo::verdict).containsExactly("missed");
        assertThat(own.endOfControls().uncaught()).containsExactly(Boots.SCENARIO);
        own.booted(Boots.of(revived.kernel(), 32));
        is(own.endOfControls(), "pass", 0, "caught");
    }

    @Test
    void aControlThatWasNotRunIsAnError() {
        ControlKernel revived = control("r1-old", "R1");
        Ledger own = new Ledger(SUBJECT, List.of(revived.kernel()), List.of(revived), HOST);
        own.notBuilt(revived.kernel(), compilerError("error: x"));

        is(own.endOfControls(), "error", 128, "r1-old");
    }

    /** All that is known at the end: where the evidence is, how fast it went. */
    @Test
    void aCellSaysWhereItsBootIs() {
        booted(step(0), 30);

        assertThat(ledger.end().cells()).allMatch(c -> c.boot().equals("boot-step-0") && c.promised());
        assertThat(ledger.end().exploration()).matches(e -> e.orders() == 32 && e.ordersPerSecond() > 266 && e.ordersPerSecond() < 267);
        assertThat(ledger.end().exploration().costs()).first().matches(c -> c.what().equals("the guest in trials") && c.seconds() == 0.07);
    }

    /** Without a control a clean kernel proves nothing, whatever kept it from being built. */
    @Test
    void ofOneKernelWithoutItsControl() {
        ledger.notBuilt(step(0), compilerError("error: x"));
        booted(step(LAST), 0);

        is(ledger.end(step(LAST)), "inconclusive", 3, "there is no control");
    }
}
