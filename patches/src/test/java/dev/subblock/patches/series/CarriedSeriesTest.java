package dev.subblock.patches.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What lies in {@code patches/} of the checkout. */
class CarriedSeriesTest {

    @Test
    void everyCarriedSeriesIsSound() throws Exception {
        var entries = new SeriesCatalogue(patches().resolve("series")).entries();
        assumeTrue(!entries.isEmpty(), "needs a carried series in patches/series");
        for (SeriesCatalogue.Entry entry : entries) {
            Series series = SeriesReader.read(entry.directory());
            assertThat(series.name()).isEqualTo(entry.name());
            assertThat(series.coverLetter()).as(entry + " has a cover letter").isPresent();
            assertThat(SeriesCheck.check(series)).filteredOn(p -> p.severity() == Problem.Severity.ERROR).as(entry.toString()).isEmpty();
        }
    }

    @Test
    void theBasePointsAtWhatIsThere() throws Exception {
        Base base = BaseReader.read(patches().resolve("bases/linux-6.1.toml"));
        for (String control : base.controls()) {
            assumeTrue(Files.exists(patches().resolve(control)), "needs " + control);
            assertThat(PatchReader.read(patches().resolve(control)).title()).isNotBlank();
        }
        Path series = patches().resolve("series").resolve(base.name()).resolve(base.series().orElseThrow());
        assumeTrue(Files.exists(series), "needs " + series);
        assertThat(new SeriesCatalogue(patches().resolve("series")).find(base.name(), base.series().orElseThrow(), Optional.empty()).base())
                .isEqualTo(base.name());
    }

    /** The property names the checkout, or, where the module is built alone, the module itself. */
    private static Path patches() {
        Path home = Path.of(System.getProperty("subblock.home", ".")).toAbsolutePath();
        return Files.isDirectory(home.resolve("patches")) ? home.resolve("patches") : home;
    }
}
