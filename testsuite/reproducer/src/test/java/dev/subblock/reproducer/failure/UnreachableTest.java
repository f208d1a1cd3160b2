package dev.subblock.reproducer.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.evidence.ErrorPoint.Answer;
import dev.subblock.reproducer.evidence.ErrorPoint.By;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Kinds;
import dev.subblock.reproducer.sys.Errno;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnreachableTest {

    private static Kind kind(String name) {
        return Kinds.all().stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(ErrorPoint.class)
    void aPointIsThereForSomeKindAndSaysWhyNotForOthers(ErrorPoint point) {
        assertThat(Kinds.pairwise()).anyMatch(k -> Unreachable.reason(k, point).isEmpty());
        assertThat(Kinds.all()).allSatisfy(k -> Unreachable.reason(k, point).ifPresent(reason -> assertThat(reason).endsWith(".")));
    }

    @ParameterizedTest
    @CsvSource({
        "direct-aio-head-written-cold-plain-file,    NO_SPACE,  false",
        "direct-aio-head-hole-cold-plain-file,       NO_SPACE,  true",
        "direct-aio-head-hole-cold-plain-file,       DISK_PAD,  true",
        "direct-aio-aligned-hole-cold-plain-file,    DISK_PAD,  false",
        "direct-aio-head-past-cold-plain-file,       DISK_READ, true",
        "direct-aio-head-hole-cold-plain-file,       DISK_READ, false",
        "direct-aio-head-hole-cold-plain-file,       ADDRESS,   true"})
    void whatIsPaddedReadOrAllocated(String kind, ErrorPoint point, boolean there) {
        assertThat(Unreachable.reason(kind(kind), point).isEmpty()).isEqualTo(there);
    }

    /** A point without an error or a part that it may answer would only be seen to be reached by a wrong answer. */
    @ParameterizedTest
    @EnumSource(ErrorPoint.class)
    void aPointThatIsSeenByTheAnswerHasOne(ErrorPoint point) {
        assertThat(point.by() != By.ANSWER || !point.errors().isEmpty() || point.most() == Answer.PART).isTrue();
        assertThat(ErrorPoint.named(point.word())).contains(point);
        assertThat(point.arming()).isNotBlank();
        assertThat(point.source()).isNotBlank();
    }

    @Test
    void allErrorsHaveNamesThatAGuestTells() {
        Stream<String> errors = Arrays.stream(ErrorPoint.values()).flatMap(p -> p.errors().stream()).distinct();
        assertThat(errors).isSubsetOf(Stream.iterate(1, n -> n < 134, n -> n + 1).map(Errno::name).toList());
        assertThat(ErrorPoint.named("nowhere")).isEmpty();
    }
}
