package dev.subblock.patches.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Exports a series, takes it in again, and compares what matters. */
final class Same {
    private Same() {}

    static void afterEveryFormat(Series series, Path scratch) throws Exception {
        Path place = Files.createTempDirectory(scratch, "formats");
        SeriesWriter writer = SeriesWriter.of(series);
        writer.formatPatch(place.resolve("directory"));
        writer.mbox(place.resolve("series.mbox"));
        writer.quilt(place.resolve("quilt"));
        for (String format : List.of("directory", "series.mbox", "quilt")) {
            Intake intake = SeriesImport.read(place.resolve(format));
            assertThat(intake.remarks()).as(format).isEmpty();
            Series back = SeriesImport.write(intake, place.resolve("back-" + format), "back");
            assertThat(back.patches()).as(format).hasSameSizeAs(series.patches());
            for (int i = 0; i < series.patches().size(); i++) {
                assertThat(essence(back.patches().get(i))).as(format).isEqualTo(essence(series.patches().get(i)));
            }
            if (!format.equals("quilt")) {
                assertThat(back.coverLetter()).as(format).isEqualTo(series.coverLetter());
                assertThat(back.version()).as(format).isEqualTo(series.version());
            }
        }
    }

    static String essence(Patch patch) {
        return patch.authorName() + "\n" + patch.authorEmail() + "\n" + patch.authored() + "\n" + patch.message() + "\n"
                + new String(patch.diff(), StandardCharsets.ISO_8859_1);
    }
}
