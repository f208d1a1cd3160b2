package dev.subblock.cli.submission;

import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.intake.Intake;
import dev.subblock.patches.intake.QuiltReader;
import dev.subblock.patches.intake.SeriesImport;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A series that the command line names by its place. */
public final class GivenSeries {
    private GivenSeries() {}

    /** Whether there is something at that place. */
    public static boolean isAt(Path place) {
        return Files.isDirectory(place) || Files.isRegularFile(place);
    }

    /**
     * Reads a directory of ours as it is; an mbox or quilt is taken in first, into the cache, and what that left out or
     * guessed is told as progress.
     */
    public static Series read(Path place, Workplace workplace) throws PatchesException {
        if (Files.isDirectory(place) && QuiltReader.seriesFile(place).isEmpty()) {
            return SeriesReader.read(place);
        }
        try {
            return keep(SeriesImport.read(place), workplace);
        } catch (IOException e) {
            throw new PatchesException(place + ": cannot be taken in: " + e.getMessage(), e);
        }
    }

    /** What was taken in, where it can be read from; what was left out or guessed is told as progress. */
    static Series keep(Intake intake, Workplace workplace) throws PatchesException, IOException {
        intake.remarks().forEach(workplace.progress()::say);
        // One place for one content: a series that was changed is another one.
        StringBuilder content = new StringBuilder();
        intake.patches().forEach(p -> content.append(p.authored()).append(p.message()).append(new String(p.diff(), StandardCharsets.ISO_8859_1)));
        String id = UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8)).toString().substring(0, 13);
        Path taken = workplace.cache().resolve("taken-in").resolve(id);
        Path before = taken.resolve(intake.name()).resolve(intake.version());
        return Files.isDirectory(before) ? SeriesReader.read(before) : SeriesImport.write(intake, taken, intake.name());
    }
}
