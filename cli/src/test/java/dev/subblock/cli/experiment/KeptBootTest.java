package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that is gone on with takes from its directory. */
class KeptBootTest {

    private static final String IMAGE = "0123456789abcdef";
    private static final Kernel KERNEL = step(3);

    @TempDir
    private Path run;

    private static Kernel step(int number) {
        Origin origin = new Origin(BaseTree.plain("linux-6.1", "6.1.192-2", "5ha", Path.of("repository.git"), "c", "t"), Bases.PLAIN);
        return Kernel.step(number, "a patch", "c" + number, "t" + number, origin);
    }

    private Boot boot;

    @BeforeEach
    void aBoot() throws Exception {
        guest("boot-step-3");
        guest("boot-step-3-2");
        boot = new Boot(List.of(Observer.read(KERNEL, run.resolve("boot-step-3"), List.of(Boots.SCENARIO)),
                Observer.read(KERNEL, run.resolve("boot-step-3-2"), List.of())), 2.5, 7.25);
    }

    private void guest(String name) throws Exception {
        Path directory = Files.createDirectory(run.resolve(name));
        Scenario scenario = Catalogue.carried().all().stream().filter(s -> s.name().equals(Boots.SCENARIO)).findFirst().orElseThrow();
        Asked.write(directory, List.of(Errand.of(scenario, Boots.TOKEN, Boots.TRIALS)));
        Files.write(directory.resolve("evidence.jsonl"), Boots.written(Boots.events(3)));
        Files.writeString(directory.resolve("console.log"), "[    0.000000] Linux version 6.1.192\n");
        Files.writeString(directory.resolve(BenchDisk.traceName(4096)), "");
        KeptFile.write(directory.resolve(Facts.FILE), new Facts("ended", false, 0, "guest-shutdown", "", 1.9));
        KeptFile.write(directory.resolve(Checked.FILE),
                new Checked(new DiskOrder.Fifo().text(), new Span(10, 20), Repair.dirty("a bad block"), null, Map.of(Boots.SCENARIO, 0.5), List.of()));
    }

    @Test
    void allThatIsJudgedIsReadAgain() throws Exception {
        KeptBoot.write(run, KERNEL, IMAGE, boot);

        assertThat(KeptBoot.read(run, KERNEL, IMAGE)).contains(boot);
        assertThat(boot.guests().get(1).observation().evidence().of(Boots.SCENARIO)).get().matches(e -> e.corrupt() == 3);
        assertThat(boot.guests().get(1).observation().repair()).isEqualTo(Repair.dirty("a bad block"));
        assertThat(boot.evidence(Boots.SCENARIO)).isPresent();
        assertThat(boot.of(Boots.SCENARIO)).get().matches(g -> g.directory().endsWith("boot-step-3-2"));
    }

    @Test
    void oneThatWasInterruptedIsNone() throws Exception {
        assertThat(KeptBoot.read(run, KERNEL, IMAGE)).isEmpty();
    }

    @Test
    void oneOfAnotherImageIsNone() throws Exception {
        KeptBoot.write(run, KERNEL, IMAGE, boot);

        assertThat(KeptBoot.read(run, KERNEL, "fedcba9876543210")).isEmpty();
    }

    @Test
    void oneThatIsDamagedIsNotTakenForNone() throws Exception {
        KeptBoot.write(run, KERNEL, IMAGE, boot);
        Files.writeString(run.resolve("boot-step-3/boot.json"), "{\"image\":");

        assertThatThrownBy(() -> KeptBoot.read(run, KERNEL, IMAGE)).isInstanceOf(CliException.class).hasMessageContaining("boot.json is damaged");
    }

    @Test
    void itSpeaksOfItsOwnRunOnly() throws Exception {
        KeptFile.write(run.resolve("boot-step-3/boot.json"),
                new KeptBoot(IMAGE, 1, 1, List.of(new KeptBoot.KeptGuest("../elsewhere", List.of()))));

        assertThatThrownBy(() -> KeptBoot.read(run, KERNEL, IMAGE)).isInstanceOf(CliException.class).hasMessageContaining("../elsewhere");
    }

    @Test
    void anInterruptedOneIsRemovedWithAllItsGuests() throws Exception {
        Files.createDirectory(run.resolve("boot-step-30"));

        KeptBoot.remove(RunDirectory.open(run), KERNEL);

        assertThat(run.resolve("boot-step-3")).doesNotExist();
        assertThat(run.resolve("boot-step-3-2")).doesNotExist();
        assertThat(run.resolve("boot-step-30")).isDirectory();
    }

    @Test
    void ofAGuestWithoutItsFactsNothingIsKnown() throws Exception {
        Files.delete(run.resolve("boot-step-3/" + Facts.FILE));

        assertThatThrownBy(() -> Observer.read(KERNEL, run.resolve("boot-step-3"), List.of())).isInstanceOf(CliException.class)
                .hasMessageContaining("has no facts.json");
    }

    @Test
    void aCommissionIsGoneOnWithAsItWas() throws Exception {
        List<Scenario> scenarios = Catalogue.carried().all().subList(0, 2);
        List<Booking> bookings = List.of(new Booking(KERNEL, scenarios));
        Commission.of("verify", "linux-6.1", Optional.empty(), Flavour.PLAIN, Regime.of(new DiskOrder.Random(7)), scenarios, bookings).write(run);

        Commission read = Commission.read(run, "verify");
        assertThat(read.parsed()).isEqualTo(scenarios);
        assertThat(read.regime()).isEqualTo(Regime.of(new DiskOrder.Random(7)));
        read.requireSame(bookings);
        assertThatThrownBy(() -> read.requireSame(List.of(new Booking(KERNEL, scenarios.subList(0, 1))))).isInstanceOf(CliException.class)
                .hasMessageContaining("step-3");
        assertThatThrownBy(() -> read.requireSame(List.of(new Booking(step(4), scenarios)))).isInstanceOf(CliException.class);
        assertThatThrownBy(() -> Commission.read(run, "controls")).isInstanceOf(CliException.class)
                .hasMessageContaining("is a run of verify");
    }
}
