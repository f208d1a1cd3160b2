package dev.subblock.cli.experiment;

import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.run.SeriesCopy;
import dev.subblock.patches.series.Patch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Keeps the series that a run is about. */
final class SeriesCopies {

    private SeriesCopies() {}

    /** Writes it; nothing where there is no series. */
    static void write(RunDirectory run, Subject subject) throws IOException {
        if (subject.hasSeries()) {
            run.writeJson(SeriesCopy.FILE, of(subject));
        }
    }

    private static SeriesCopy of(Subject subject) {
        return new SeriesCopy(SeriesCopy.SCHEMA, subject.series().name(), subject.series().version(), subject.series().coverLetter().orElse(null),
                subject.series().patches().stream().map(SeriesCopies::patch).toList(),
                subject.claims().stream().map(c -> new SeriesCopy.ClaimCopy(c.id(), c.scenarios(), c.from())).toList());
    }

    private static SeriesCopy.PatchCopy patch(Patch p) {
        return new SeriesCopy.PatchCopy(p.number(), p.title(), p.authorName() + " <" + p.authorEmail() + ">", String.valueOf(p.authored()),
                p.message(), new String(p.diff(), StandardCharsets.UTF_8));
    }
}
