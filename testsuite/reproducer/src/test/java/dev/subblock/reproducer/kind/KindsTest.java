package dev.subblock.reproducer.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    private static Set<Kinds.Pair> pairs(List<Kind> kinds) {
        return kinds.stream().flatMap(kind -> Kinds.pairs(kind).stream()).collect(Collectors.toSet());
    }

    @Test
    void everyPossiblePairIsThereAndFewKindsDo() {
        List<Kind> few = Kinds.pairwise();

        assertThat(pairs(few)).isEqualTo(pairs(Kinds.all()));
        assertThat(few).doesNotHaveDuplicates().hasSizeLessThan(100);
        assertThat(Kinds.all()).containsAll(few);
    }

    /** The last kind was chosen for a pair that no other has; the check above can fail. */
    @Test
    void noneOfTheLastIsTooMany() {
        List<Kind> few = Kinds.pairwise();

        assertThat(pairs(few.subList(0, few.size() - 1))).isNotEqualTo(pairs(Kinds.all()));
    }

    @Test
    void theSameEachTime() {
        assertThat(Kinds.pairwise()).isEqualTo(Kinds.pairwise());
    }

    @Test
    void eachShapeOnEachStateIsThereAsAPlainDirectWrite() {
        assertThat(Kinds.pairwise().stream().filter(k -> k.name().startsWith("direct-aio-") && k.name().endsWith("-cold-plain-file")))
                .hasSizeGreaterThanOrEqualTo(Shape.values().length * State.values().length);
    }

    @Test
    void theProductLacksOnlyWhatARuleExcludes() {
        // 2 routes x 3 calls x 6 shapes x 6 states x 2 caches x 5 flags x 2 modes; of appending ones 1 state of 6 and 2 calls
        // of 3 are left, of those that don't wait 2 calls of 3.
        assertThat(Kinds.all()).hasSize(4320 - (864 - 96) - 288).doesNotHaveDuplicates();
        Set<String> reasons = new HashSet<>();
        Impossible.RULES.forEach(rule -> reasons.add(rule.reason()));
        assertThat(reasons).hasSize(Impossible.RULES.size());
    }

    @Test
    void aKindIsFoundByItsName() {
        for (Kind kind : Kinds.all()) {
            assertThat(Kind.named(kind.name())).contains(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "direct", "direct-aio-head-hole-cold-plain", "direct-aio-head-hole-cold-plain-file-x", "direct-aio-head-hole-cold-plain-FILE",
        "aio-direct-head-hole-cold-plain-file", "direct-aio-head-hole-cold-append-file", "direct-splice-head-eof-cold-append-file",
        "buffered-splice-head-hole-cold-nowait-file", "------"})
    void whatIsNoKindIsNone(String name) {
        assertThat(Kind.named(name)).isEmpty();
    }
}
