package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.toml.TomlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownReaderTest {

    private static final String LEAST = "[[known]]\nscenarios = [\"r1-*\"]\nreason = \"why\"\n";

    @TempDir
    Path scratch;

    private List<KnownFinding> read(String text) throws Exception {
        return KnownReader.read(Files.writeString(scratch.resolve("known.toml"), text));
    }

    @Test
    void allThatCanBeSaid() throws Exception {
        assertThat(read(LEAST + """
                where = "steps"
                link = "332391a9935d"
                base = "linux-6.*"
                from = "6.1.100"
                until = "6.1.200"
                expires = 2027-01-31
                """)).containsExactly(new KnownFinding(List.of("r1-*"), "why", KnownFinding.Where.STEPS, Optional.of("332391a9935d"),
                new BaseRange(Optional.of("linux-6.*"), Optional.of("6.1.100"), Optional.of("6.1.200")), Optional.of(LocalDate.of(2027, 1, 31))));
        assertThat(read(LEAST)).containsExactly(KnownFinding.always(List.of("r1-*"), "why", KnownFinding.Where.BASE));
        assertThat(read("")).isEmpty();
    }

    @Test
    void theLinkStandsBehindTheReasonAndTheLastDayCounts() throws Exception {
        KnownFinding known = read(LEAST + "link = \"https://example.org/x?y#z\"\nexpires = 2027-01-31\n").get(0);
        assertThat(known.text()).isEqualTo("why (https://example.org/x?y#z)");
        assertThat(known.expired(LocalDate.of(2027, 1, 31))).isFalse();
        assertThat(known.expired(LocalDate.of(2027, 2, 1))).isTrue();
        assertThat(read(LEAST).get(0).expired(LocalDate.MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "link = \"see below\"                 | link must be",
        "link = \"javascript:alert(1)\"       | link must be",
        "link = \"https://a b\"               | link must be",
        "expires = \"2027-01-31\"             | a date without quotes",
        "expires = 2027-01-31T10:00:00Z       | a date without quotes",
        "expires = 2027-02-30                 | ",
        "from = \"../1\"                      | from must be a version",
        "until = \"new\"                      | until must be a version",
        "base = \"linux 6\"                   | base must be a name",
        "base = \"*a*a*a*a*a*\"               | base must be a name",
        "where = \"everywhere\"               | where is base or steps",
        "bases = [\"x\"]                      | unknown key bases",
    })
    void isRefusedWithItsPlace(String line, String message) {
        assertThatThrownBy(() -> read(LEAST + line + "\n")).isInstanceOf(TomlException.class)
                .hasMessageContaining("known.toml:").hasMessageContaining(message == null ? "" : message).message().doesNotContain("\n");
    }

    @Test
    void aRangeOfNothingIsAMistake() {
        assertThatThrownBy(() -> read(LEAST + "from = \"6.1.200\"\nuntil = \"6.1.99\"\n")).hasMessageContaining("no version is from 6.1.200 until before 6.1.99");
        assertThatThrownBy(() -> read(LEAST + "from = \"6.1.2\"\nuntil = \"6.1.2\"\n")).hasMessageContaining("no version");
    }

    @Test
    void aHostileFileIsBounded() {
        assertThatThrownBy(() -> read(LEAST.repeat(1001))).hasMessageContaining("more than 1000 known findings");
        assertThatThrownBy(() -> read(LEAST.replace("r1-*", "*".repeat(5)))).hasMessageContaining("names of scenarios");
        assertThatThrownBy(() -> read(LEAST.replace("r1-*", "x".repeat(101)))).hasMessageContaining("names of scenarios");
        assertThatThrownBy(() -> read(LEAST.replace("why", "w".repeat(401)))).hasMessageContaining("reason must be one line");
        assertThatThrownBy(() -> read(LEAST.replace("why", "a\\nb"))).hasMessageContaining("reason must be one line");
        assertThatThrownBy(() -> read(LEAST.replace("why", "a\\u009bb"))).hasMessageContaining("reason must be one line");
        assertThatThrownBy(() -> read(LEAST + "[other]\n")).hasMessageContaining("unknown key other");
    }

    @ParameterizedTest
    @CsvSource({
        "6.1.99-1, false", "6.1.100-1, true", "6.1.100, true", "6.1.192-2, true", "6.1.199-9, true", "6.1.200, false", "6.1.200-1, false", "6.12.1-1, false",
    })
    void versionsCompareAsVersionsDo(String version, boolean has) {
        BaseRange range = new BaseRange(Optional.of("linux-6.*"), Optional.of("6.1.100"), Optional.of("6.1.200"));
        assertThat(range.has("linux-6.1", version)).isEqualTo(has);
        assertThat(range.has("linux-5.10", version)).isFalse();
        assertThat(BaseRange.ALL.has("anything", "no version")).isTrue();
        assertThat(range.has("linux-6.1", "no version")).isFalse();
    }
}
