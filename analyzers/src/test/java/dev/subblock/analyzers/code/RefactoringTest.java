package dev.subblock.analyzers.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.claim.ProtocolClaim;
import dev.subblock.patches.series.Patch;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefactoringTest {

    private static final ProtocolClaim NOTHING = new ProtocolClaim("n", "Patches 2 to 7 change nothing.", 2, 7, List.of(), List.of(), List.of());
    private static final ProtocolClaim SOMETHING = new ProtocolClaim("s", "Some change.", 8, 9, List.of("direct-*"), List.of(), List.of());

    private static Patch patch(int number, String message) {
        return new Patch(number, "0001-x.patch", "x", message, "A", "a@example.org", OffsetDateTime.parse("2025-01-01T00:00:00Z"), new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No functional change.", "no functional\nchanges intended", "There is no change in behaviour", "No behavior change", "No intended functional change",
        "This is a pure refactoring.", "It does not change any behaviour", "just a code move", "This patch changes no behaviour."})
    void wordsOfAMessage(String words) {
        assertThat(Refactoring.promised(patch(1, "xfs: move\n\nMove it.\n" + words + "\n"), List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"This changes behaviour.", "no change", "The functional change is small", "Refactor the locking, and fix a leak", "A code move is needed"})
    void otherWords(String words) {
        assertThat(Refactoring.promised(patch(1, "xfs: change\n\n" + words), List.of())).isEmpty();
    }

    @Test
    void claimsAreGivenAsTheyStand() {
        assertThat(Refactoring.promised(patch(2, "x"), List.of(SOMETHING, NOTHING))).contains(NOTHING.quote());
        assertThat(Refactoring.promised(patch(8, "x"), List.of(SOMETHING, NOTHING))).isEmpty();
        assertThat(Refactoring.promised(patch(1, "x"), List.of(SOMETHING, NOTHING))).isEmpty();
    }
}
