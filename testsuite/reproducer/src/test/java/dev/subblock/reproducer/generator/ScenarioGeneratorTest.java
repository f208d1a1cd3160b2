package dev.subblock.reproducer.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Effect;
import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Timeline;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioGeneratorTest {

    private static final List<Scenario> MANY = LongStream.range(0, 3000).mapToObj(ScenarioGenerator::scenario).toList();

    private static Stream<Op> ops() {
        return MANY.stream().flatMap(s -> s.phases().stream()).flatMap(List::stream);
    }

    @Test
    void theSameSeedMakesTheSameScenarioAndAnotherAnother() {
        assertThat(LongStream.range(0, 100).mapToObj(ScenarioGenerator::scenario).toList()).isEqualTo(MANY.subList(0, 100));
        assertThat(MANY.stream().map(s -> s.text().lines().skip(1).toList()).distinct().count()).isGreaterThan(2900);
        assertThat(ScenarioGenerator.scenario(-1).name()).endsWith("-sffffffffffffffff");
    }

    @Test
    void eachCanBePastedIntoTheCatalogue() {
        assertThat(MANY).allSatisfy(s -> assertThat(Catalogue.parse("t", s.text())).containsExactly(s));
        assertThat(MANY).allSatisfy(s -> assertThat(s.promise().made()).isTrue());
    }

    @Test
    void allThatThereIsIsTried() {
        assertThat(MANY.stream().map(s -> s.geometry().state()).collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(BlockState.class));
        assertThat(MANY).extracting(Scenario::blockSize).contains(1024, 2048, 4096);
        assertThat(ops().map(Op::getClass).collect(Collectors.toSet())).isEqualTo(Set.of(Op.Aio.class, Op.Pwrite.class, Op.Store.class,
                Op.Read.class, Op.Fsync.class, Op.Falloc.class, Op.Truncate.class));
        assertThat(ops().map(Op::lane)).contains(1, 2, 3);
        assertThat(MANY).anyMatch(s -> s.geometry().behind() > 0).anyMatch(s -> s.demands().mapped()).anyMatch(s -> s.geometry().sectors() == 0)
                .anyMatch(s -> s.geometry().sectors() % s.geometry().sectorsPerBlock() != 0);
    }

    @Test
    void allStaySmall() {
        assertThat(MANY).allSatisfy(s -> assertThat(new Timeline(s).effects().stream().filter(e -> e.kind() == Effect.Kind.WRITE)).hasSizeBetween(2, 4));
    }

    /** What nobody promises (R15, R16) would be a false alarm. */
    @Test
    void whatGoesThroughTheCacheAppendsOrCutsTheFileHasNobodyBesideIt() {
        for (Scenario scenario : MANY) {
            List<Effect> effects = new Timeline(scenario).effects();
            for (List<Op> phase : scenario.phases()) {
                for (Op op : phase) {
                    boolean alone = op instanceof Op.Store || op instanceof Op.Truncate || op instanceof Op.Aio aio && aio.append()
                            || op instanceof Op.Pwrite pwrite && (pwrite.append() || pwrite.buffered());
                    if (alone) {
                        assertThat(phase.stream().map(Op::lane).distinct()).as(scenario.text()).hasSize(1);
                        assertThat(phase.stream().filter(o -> !(o instanceof Op.Fsync))).as(scenario.text()).hasSize(1);
                    }
                }
            }
            assertThat(effects.stream().filter(e -> e.cached() && effects.stream().anyMatch(o -> o != e && o.covers(e.start()) && o.besides(e))))
                    .as(scenario.text()).isEmpty();
        }
    }

    @Test
    void nothingIsAppendedToSharedBlocks() {
        assertThat(MANY.stream().filter(s -> s.geometry().state() == BlockState.SHARED).map(Scenario::text)).isNotEmpty()
                .noneMatch(text -> text.contains("append"));
    }
}
