package dev.subblock.reproducer.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.ReproducerException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final List<Scenario> ALL = Catalogue.carried().all();

    static Stream<Scenario> all() {
        return ALL.stream();
    }

    private static List<Scenario> of(String raceClass) {
        return ALL.stream().filter(s -> s.raceClass().equals(raceClass)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1", "R2", "R3", "R4", "R5", "R8", "R9", "R10", "R11", "R12", "R14", "R15", "R16", "R17", "R18", "PAR", "SER", "S"})
    void everyClassThatThisFileSystemCanExpressHasScenarios(String raceClass) {
        assertThat(of(raceClass)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsFoundByItsNameAndIsWhatItsTextSays(Scenario scenario) {
        assertThat(Catalogue.carried().named(scenario.name())).isEqualTo(scenario);
        assertThat(Catalogue.parse("text", scenario.text())).containsExactly(scenario);
        assertThat(Catalogue.parse("try", scenario.text().replace("\n", ";"))).containsExactly(scenario);
    }

    @Test
    void noNameIsThereTwice() {
        assertThat(ALL).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    @Test
    void theScenariosOfR1KeepTheirNames() {
        Set<String> names = of("R1").stream().filter(s -> s.way() != Way.TWO).map(Scenario::name).collect(Collectors.toSet());

        assertThat(names).hasSize(64).contains("r1-4k-hole-one-halves", "r1-4k-unwritten-threads-chain", "r1-4k-hole-one-backwards",
                "r1-4k-unwritten-several-crossing", "r1-2k-hole-one-middle", "r1-1k-unwritten-one-crossing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R1", "R2", "R12"})
    void whatMeetsInABlockIsTriedByEveryWayInEachBlockSizeOnHolesAndUnwrittenBlocks(String raceClass) {
        for (int blockSize : new int[] {1024, 2048, 4096}) {
            for (BlockState state : List.of(BlockState.HOLE, BlockState.UNWRITTEN)) {
                assertThat(of(raceClass).stream().filter(s -> s.blockSize() == blockSize && s.geometry().state() == state)
                        .map(Scenario::way)).containsAll(EnumSet.allOf(Way.class));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void writesOfR1AreDisjointAndShareABlockAndThoseOfR2Overlap(Scenario scenario) {
        List<Effect> writes = new Timeline(scenario).effects().stream().filter(e -> e.kind() == Effect.Kind.WRITE).toList();
        boolean overlap = false;
        boolean share = false;
        int perBlock = scenario.geometry().sectorsPerBlock();
        for (Effect a : writes) {
            for (Effect b : writes) {
                if (a != b) {
                    overlap = overlap || a.start() < b.end() && b.start() < a.end();
                    share = share || a.start() / perBlock <= (b.end() - 1) / perBlock && b.start() / perBlock <= (a.end() - 1) / perBlock;
                }
            }
        }
        if (scenario.raceClass().equals("R1") || scenario.raceClass().equals("R11")) {
            assertThat(overlap).isFalse();
            assertThat(share).isTrue();
        }
        if (scenario.raceClass().equals("R2") || scenario.raceClass().equals("R12")) {
            assertThat(overlap).isTrue();
        }
        assertThat(writes).as("so that all orders can be run").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void onlyWhatIsNotPromisedSaysSo() {
        assertThat(ALL.stream().filter(s -> !s.promise().made()).map(Scenario::raceClass)).containsOnly("R15", "R16");
        assertThat(of("R15")).noneMatch(s -> s.promise().made());
        assertThat(of("R16")).noneMatch(s -> s.promise().made());
    }

    @Test
    void powerIsCutAndRequestsFailWhereThatIsWhatItIsAbout() {
        assertThat(ALL.stream().filter(Scenario::needsCut).map(Scenario::raceClass)).containsOnly("R17", "S");
        assertThat(ALL.stream().filter(Scenario::needsFaults).map(Scenario::raceClass)).containsOnly("R8", "R18", "S");
    }

    @Test
    void whatIsInFlightIsAskedInParAndSerAndNowhereElse() {
        assertThat(ALL.stream().filter(Scenario::needsFlights).map(Scenario::raceClass)).containsOnly("PAR", "SER");
        assertThat(of("PAR")).allMatch(s -> s.demands().inFlight().outstanding() > 1);
        assertThat(of("SER")).allMatch(s -> !s.demands().inFlight().alone().isEmpty());
    }

    @Test
    void whatIsCarriedHasTheWritesOfGeneric240() {
        Scenario chain = Catalogue.carried().named("r1-4k-hole-one-chain");

        assertThat(chain.phases().get(0)).extracting(op -> ((Op.Brought) op).write().range().toString())
                .containsExactly("1+8", "9+8", "17+8", "25+8");
    }

    @Test
    void anUnknownNameIsNamed() {
        assertThatThrownBy(() -> Catalogue.carried().named("r2-9k-x"))
                .isInstanceOf(ReproducerException.class).hasMessage("no scenario is named r2-9k-x: the first is r1-4k-hole-one-halves");
        assertThatThrownBy(() -> Catalogue.carried().named("x")).isInstanceOf(ReproducerException.class);
    }

    @Test
    void trialsAreBounded() {
        Scenario scenario = Catalogue.carried().named("r1-4k-hole-one-halves");

        assertThat(scenario.trials()).isEqualTo(64);
        assertThat(scenario.withTrials(5).trials()).isEqualTo(5);
        assertThatThrownBy(() -> scenario.withTrials(0)).isInstanceOf(ReproducerException.class);
        assertThatThrownBy(() -> scenario.withTrials(100_001)).isInstanceOf(ReproducerException.class)
                .hasMessage("100001 trials of r1-4k-hole-one-halves can't be run: give 1 to 100000");
    }
}
