package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.kernel.KernelSource;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.cli.run.Results;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.Build;
import dev.subblock.patches.base.Given;
import dev.subblock.cli.Rehearsal;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.base.BaseRange;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.patches.base.Lack;
import dev.subblock.patches.base.Machine;
import dev.subblock.patches.base.Symbols;
import dev.subblock.patches.base.UserSource;
import dev.subblock.patches.series.Series;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base that is step 0 as it came, and that can't be asked everything. */
class OldBaseTest {

    private static final Build BUILD = new Build(Symbols.NONE, Map.of(), Map.of("CC", "gcc -I{base}", "KCPPFLAGS", "-DX"),
            Optional.of("bases/old"), Build.ImageForm.BZIMAGE, List.of("an empty name"));
    private static final Base BASE = new Base("linux-2.6.37", "old", new UserSource("2.6.37", List.of(), Optional.empty()), List.of(), Optional.of("letters"),
            Optional.empty(), Optional.empty(), List.of(KnownFinding.always(List.of("r14-*"), "mended later", KnownFinding.Where.STEPS),
            KnownFinding.always(List.of("r10-*"), "mended by the series", KnownFinding.Where.BASE)), BUILD, new Machine(Optional.of("2"), List.of("nolapic"), List.of("-m", "crc=0")), List.of(),
            List.of(new Lack(List.of("*-shared*"), List.of("*-shared-*"), List.of(), "no reflinks")));
    private static final BaseTree TREE = new BaseTree("linux-2.6.37", "2.6.37-abc", "", Path.of("r.git"), "c0", "t0",
            new Given(Map.of("CC", "gcc-11"), List.of(Path.of("/given/0"), Path.of("/given/1"))), List.of("it is a copy"));

    private static Subject subject(String treeOfStep0) {
        List<Step> steps = List.of(new Step(0, "the base", "c0", treeOfStep0, List.of(), List.of()), new Step(1, "a patch", "c1", "t1", List.of(), List.of()));
        return new Subject(new Origin(TREE, BASE), new Series("letters", "v1", Path.of("."), Optional.empty(), List.of()), List.of(), steps, Naming.USUAL);
    }

    @Test
    void asItCameItIsStep0AndBuiltOnce() {
        Subject old = subject("t0");
        assertThat(old.stock()).isEqualTo(old.step(0));
        assertThat(old.kernels()).extracting(Kernel::id).containsExactly("step-0", "step-1");
        Judges judges = new Judges(Optional.of(old.step(0)), List.of());
        List<Scenario> scenarios = Catalogue.carried().all().subList(0, 1);
        assertThat(Bookings.ofSeries(old, judges, scenarios)).extracting(b -> b.kernel().id()).containsExactly("step-0", "step-1");
        assertThat(Bookings.ofOne(old.stock(), judges, scenarios)).hasSize(1);

        Subject undone = subject("t-undone");
        assertThat(undone.kernels()).extracting(Kernel::id).containsExactly("stock", "step-0", "step-1");
        assertThat(Bookings.ofSeries(undone, judges, scenarios)).extracting(b -> b.kernel().id()).containsExactly("stock", "step-0", "step-1");
    }

    @Test
    void whatItLacksIsShownAndNeverPassed() {
        Subject old = subject("t0");
        Scenario shared = Catalogue.carried().all().stream().filter(s -> s.name().contains("-shared")).findFirst().orElseThrow();
        assertThat(old.step(1).lacks(shared.name())).contains("no reflinks");
        assertThat(old.step(1).lacks("r1-4k-hole-one-halves")).isEmpty();
        Ledger ledger = new Ledger(old, old.kernels(), List.of(), new Results.Host("0.1.0", "tcg", "java-1", null));
        ledger.lacks(old.step(1), shared, new DiskOrder.Fifo(), "no reflinks");
        Results results = ledger.end(old.step(1));
        assertThat(results.cells()).singleElement().matches(c -> c.verdict().equals("skip") && c.reason().equals("not run: no reflinks") && c.trials() == 0);
        assertThat(results.verdict()).isEqualTo("skip");
        assertThat(results.base().remarks()).containsExactly("as it was given here, it is a copy",
                "as it is built here, it also has an empty name", "not asked for *-shared*: no reflinks");
    }

    @Test
    void whatTheSeriesLeavesIsKnownAtItsSteps() {
        assertThat(subject("t0").step(1).known("r14-4k-written-mapped")).contains("mended later");
        assertThat(subject("t0").step(1).known("r10-4k-shared-append")).isEmpty();
        assertThat(subject("t-undone").stock().known("r10-4k-shared-append")).contains("mended by the series");
        assertThat(Kernel.control("r1", "a bug", "c", "t", subject("t0").origin()).known("r14-4k-written-mapped")).isEmpty();
    }

    /** Of another version, or expired, it excuses nothing; a user's file adds to what the base says. */
    @Test
    void onlyWhatIsOfThisVersionTodayIsKnown(@TempDir Path scratch) {
        Workplace workplace = Rehearsal.in(scratch).workplace(new PrintWriter(Writer.nullWriter()), System.err);
        LocalDate today = LocalDate.ofInstant(Rehearsal.NOW, ZoneOffset.UTC);
        KnownFinding plain = KnownFinding.always(List.of("r1-*"), "given", KnownFinding.Where.STEPS);
        Function<KnownFinding, Optional<String>> known = given -> Kernel.step(1, "a patch", "c1", "t1",
                new SubjectReader(workplace, List.of(given)).origin(TREE, BASE)).known("r1-4k-hole-one-halves");
        BaseRange before = new BaseRange(Optional.empty(), Optional.empty(), Optional.of("2.6.36"));
        BaseRange since = new BaseRange(Optional.of("linux-2*"), Optional.of("2.6.37"), Optional.empty());

        assertThat(known.apply(plain)).contains("given");
        assertThat(known.apply(new KnownFinding(plain.scenarios(), "given", plain.where(), Optional.of("abcdef0"), since, Optional.of(today)))).contains("given (abcdef0)");
        assertThat(known.apply(new KnownFinding(plain.scenarios(), "given", plain.where(), Optional.empty(), before, Optional.empty()))).isEmpty();
        assertThat(known.apply(new KnownFinding(plain.scenarios(), "given", plain.where(), Optional.empty(), BaseRange.ALL, Optional.of(today.minusDays(1))))).isEmpty();
        Kernel step = Kernel.step(1, "a patch", "c1", "t1", new SubjectReader(workplace, List.of(plain)).origin(TREE, BASE));
        assertThat(step.known("r14-4k-written-mapped")).contains("mended later");
        assertThat(Kernel.control("r1", "a bug", "c", "t", step.origin()).known("r1-4k-hole-one-halves")).as("it must be seen to fail").isEmpty();
    }

    @Test
    void whatIsGivenWinsAndIsFoundFirst() {
        KernelSource source = KernelSources.of(TREE, BUILD, Path.of("/patches"), "t1");
        assertThat(source.makeVariables()).containsEntry("CC", "gcc-11").containsEntry("KCPPFLAGS", "-DX -I{include-0} -I{include-1}");
        assertThat(source.directories()).isEqualTo(Map.of("base", Path.of("/patches/bases/old"), "include-0", Path.of("/given/0"), "include-1", Path.of("/given/1")));
        assertThat(source.target()).isEqualTo(KernelSource.Target.BZIMAGE);
        assertThat(KernelSources.of(BaseTree.plain("linux-6.1", "6.1", "s", Path.of("r"), "c", "t"), Build.PLAIN, Path.of("/patches"), "t"))
                .isEqualTo(KernelSource.plain("linux-6.1", Path.of("r"), "t", Map.of()));
    }
}
