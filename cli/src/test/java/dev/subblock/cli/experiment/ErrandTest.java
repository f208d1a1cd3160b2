package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private static final Scenario CARRIED = Catalogue.carried().named("r1-4k-hole-one-halves");
    private static final String PASTED = """
            scenario R1 mine
              why  nobody knows, # and that is said
              block 4096
              file 8 hole
              1 aio A 0+4 B 4+4
              promise no it is only an example
            """;

    @Test
    void whatTheGuestCarriesIsNamed() {
        assertThat(Errand.of(CARRIED, "1a2b3c4d", 320).command()).isEqualTo("run r1-4k-hole-one-halves run=1a2b3c4d trials=320");
    }

    /** On one line, and read back as the same scenario. */
    @Test
    void whatItDoesNotCarryIsSentAlong() {
        Scenario mine = Catalogue.parse("mine", PASTED).get(0);
        String command = Errand.of(mine, "1a2b3c4d", 8).command();

        assertThat(command).startsWith("try run=1a2b3c4d trials=8 scenario R1 mine;").doesNotContain("\n");
        assertThat(Catalogue.parse("try", command.substring(command.indexOf("scenario"))).get(0).text()).isEqualTo(mine.text());
        assertThat(Errand.of(mine, "1a2b3c4d", 8).request().unpromised()).contains("it is only an example");
    }

    /** What the kernel says of a disk that was told to fail must not be held against the others. */
    @Test
    void thoseThatHaveRequestsFailAreApart() {
        Errand sound = Errand.of(CARRIED, "1a2b3c4d", 8);
        Errand failing = Errand.of(Catalogue.carried().named("r18-4k-written-buffered"), "1a2b3c4e", 8);
        Errand another = Errand.of(Catalogue.carried().named("r2-4k-hole-one-head"), "1a2b3c4f", 8);

        assertThat(Errand.apart(List.of(failing, sound, another))).containsExactly(List.of(sound, another), List.of(failing));
        assertThat(Errand.apart(List.of(sound))).containsExactly(List.of(sound));
        assertThat(Errand.apart(List.of(failing))).containsExactly(List.of(failing));
    }

    /** What a base is known to fail fails nothing, and is told. */
    @Test
    void whatIsKnownIsNotPromised() {
        assertThat(Errand.of(CARRIED, "1a2b3c4d", 8).request().unpromised()).isEmpty();
        assertThat(Errand.of(CARRIED, "1a2b3c4d", 8, Optional.of("an old bug")).request().unpromised()).contains("known: an old bug");
    }

    /** A scenario under a name of the catalogue that is another one must not be run as the catalogue's. */
    @Test
    void anotherScenarioOfACarriedNameIsSentAlong() {
        Scenario other = Catalogue.parse("x", CARRIED.text().replace("A 0+4", "A 0+3")).get(0);

        assertThat(other.name()).isEqualTo(CARRIED.name());
        assertThat(other.text()).isNotEqualTo(CARRIED.text());
        assertThat(Errand.of(other, "1a2b3c4d", 8).command()).startsWith("try ");
    }

    /** The sectors of a trial carry token plus trial: those of two runs must never meet. */
    @Test
    void tokensAreFurtherApartThanAnyTrials() {
        RunTokens tokens = new RunTokens(new Random(1));
        Set<String> seen = new HashSet<>();
        int last = Integer.parseUnsignedInt(tokens.next(), 16);
        for (int i = 0; i < 1000; i++) {
            String token = tokens.next();
            assertThat(token).matches("[0-9a-f]{8}");
            assertThat(seen.add(token)).isTrue();
            assertThat(Integer.parseUnsignedInt(token, 16) - last).isGreaterThanOrEqualTo(1 << 16);
            last = Integer.parseUnsignedInt(token, 16);
        }
    }
}
