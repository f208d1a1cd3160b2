package dev.subblock.patches.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCatalogueTest {
    @TempDir
    Path root;

    @Test
    void sortsVersionsAsNumbersAndGivesTheNewest() throws Exception {
        for (String version : new String[] {"v10", "v9", "v1", "draft", "v0"}) {
            Files.createDirectories(root.resolve("linux-6.1/demo").resolve(version));
        }
        Files.createDirectories(root.resolve("linux-5.10/demo/v2"));
        Files.writeString(root.resolve("README"), "not a directory");
        SeriesCatalogue catalogue = new SeriesCatalogue(root);
        assertThat(catalogue.entries()).extracting(e -> e.base() + " " + e.name() + " " + e.version())
                .containsExactly("linux-5.10 demo v2", "linux-6.1 demo v1", "linux-6.1 demo v9", "linux-6.1 demo v10");
        assertThat(catalogue.find("linux-6.1", "demo", Optional.empty()).directory())
                .isEqualTo(root.resolve("linux-6.1/demo/v10"));
        assertThat(catalogue.find("linux-6.1", "demo", Optional.of("v9")).version()).isEqualTo("v9");
    }

    @Test
    void saysWhatIsCarriedInstead() throws Exception {
        Files.createDirectories(root.resolve("linux-6.1/demo/v1"));
        SeriesCatalogue catalogue = new SeriesCatalogue(root);
        assertThatThrownBy(() -> catalogue.find("linux-6.1", "demo", Optional.of("v2")))
                .isInstanceOf(SeriesException.class).hasMessage("no series demo v2 for linux-6.1; carried are v1");
        assertThatThrownBy(() -> catalogue.find("linux-6.1", "other", Optional.empty()))
                .isInstanceOf(SeriesException.class).hasMessageContaining("no series other for linux-6.1");
    }

    @Test
    void isEmptyWithoutARoot() throws Exception {
        assertThat(new SeriesCatalogue(root.resolve("absent")).entries()).isEmpty();
    }
}
