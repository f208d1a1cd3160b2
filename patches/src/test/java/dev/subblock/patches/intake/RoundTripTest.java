package dev.subblock.patches.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.Git;
import dev.subblock.patches.series.PatchMail;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCatalogue;
import dev.subblock.patches.series.SeriesReader;
import dev.subblock.patches.series.SeriesWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported comes back as it was: author, date, message, trailers, diff. */
class RoundTripTest {
    @TempDir
    Path dir;

    @Test
    void everyCarriedSeries() throws Exception {
        Path home = Path.of(System.getProperty("subblock.home", ".")).toAbsolutePath();
        Path patches = Files.isDirectory(home.resolve("patches")) ? home.resolve("patches") : home;
        List<SeriesCatalogue.Entry> entries = new SeriesCatalogue(patches.resolve("series")).entries();
        assertThat(entries).isNotEmpty();
        for (SeriesCatalogue.Entry entry : entries) {
            Same.afterEveryFormat(SeriesReader.read(entry.directory()), dir);
        }
    }

    @Test
    void generatedOnes() throws Exception {
        for (int seed = 0; seed < 25; seed++) {
            Intake generated = new GeneratedSeries(new Random(seed)).intake();
            Series series = SeriesImport.write(generated, dir, "seed-" + seed);
            for (int i = 0; i < series.patches().size(); i++) {
                assertThat(series.patches().get(i).message()).as("seed " + seed).isEqualTo(generated.patches().get(i).message());
            }
            Same.afterEveryFormat(series, dir);
        }
    }

    /** The comparison can fail. */
    @Test
    void aMessageThatEndsEarlyIsRefused() throws Exception {
        PatchMail mail = new GeneratedSeries(new Random(1)).intake().patches().get(0);
        PatchMail cut = new PatchMail(mail.authorName(), mail.authorEmail(), mail.authored(), mail.title(), List.of("above", "---", "below"), List.of(), mail.diff());
        Intake intake = new Intake("v1", Optional.empty(), List.of(cut), List.of());
        assertThatThrownBy(() -> SeriesImport.write(intake, dir, "cut")).isInstanceOf(IntakeException.class).hasMessageContaining("cannot be kept as it came");
        assertThat(dir.resolve("cut")).isEmptyDirectory();
    }

    @Test
    void whatIsThereIsNotOverwritten() throws Exception {
        Intake intake = new GeneratedSeries(new Random(1)).intake();
        SeriesImport.write(intake, dir, "twice");
        assertThatThrownBy(() -> SeriesImport.write(intake, dir, "twice")).isInstanceOf(IntakeException.class).hasMessageContaining("exists already");
        assertThatThrownBy(() -> SeriesImport.write(intake, dir, "../out")).isInstanceOf(IntakeException.class).hasMessageContaining("cannot be named");
    }

    /** git is the second opinion: it takes what is exported, and the commits made of it come back. */
    @Test
    void throughGitAm() throws Exception {
        Git.assumeInstalled();
        Path work = Files.createDirectory(dir.resolve("work"));
        Git.run(work, "init", "-q");
        Files.writeString(work.resolve("file.c"), GeneratedSeries.FILE);
        Git.run(work, "add", ".");
        Git.run(work, "commit", "-q", "-m", "base");
        Series series = SeriesImport.write(new GeneratedSeries(new Random(7)).intake(), dir, "seven");
        Path mbox = dir.resolve("seven.mbox");
        new SeriesWriter("v1", Optional.empty(), SeriesWriter.of(series).patches()).mbox(mbox);

        Git.run(work, "am", "-q", "--keep-non-patch", "--patch-format=mboxrd", mbox.toString());
        Intake back = RangeReader.read(work, "HEAD~" + series.patches().size() + "..");

        List<String> wanted = new ArrayList<>();
        List<String> got = new ArrayList<>();
        // git am itself takes a dot from the end of a name, and one of two blanks out of a title.
        series.patches().forEach(p -> wanted.add(p.authorName().replaceAll("\\.$", "") + p.authorEmail() + p.authored()
                + p.message().replace("two  blanks", "two blanks")));
        back.patches().forEach(p -> got.add(p.authorName() + p.authorEmail() + p.authored() + p.message()));
        assertThat(got).isEqualTo(wanted);
        assertThat(back.remarks()).isEmpty();
        Path out = dir.resolve("by-git");
        Git.run(work, "format-patch", "-q", "--from", "-o", out.toString(), "HEAD~" + series.patches().size());
        Intake byGit = SeriesImport.read(out);
        assertThat(byGit.patches()).extracting(PatchMail::message).isEqualTo(back.patches().stream().map(PatchMail::message).toList());
    }
}
