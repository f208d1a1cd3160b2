package dev.subblock.patches.intake;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.mailbox.Mailbox;
import dev.subblock.patches.series.Diff;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.PatchMail;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesReader;
import dev.subblock.patches.series.SeriesWriter;
import dev.subblock.patches.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.patch.FileHeader;

/** Puts a series that was taken in where a series of ours lies. */
public final class SeriesImport {
    /** A series directory has numbers up to 999, of which the cover letter is one. */
    public static final int MOST_PATCHES = 998;

    private SeriesImport() {}

    /**
     * Takes in whatever is there: quilt if there is a {@code series} file, else mails.
     *
     * @param source see {@link QuiltReader#seriesFile} and {@link Mailbox#read}
     * @throws PatchesException if there is no series in it; see those
     */
    public static Intake read(Path source) throws PatchesException, IOException {
        Optional<Path> quilt = QuiltReader.seriesFile(source);
        return quilt.isPresent() ? QuiltReader.read(quilt.get()) : ThreadReader.read(Mailbox.read(source));
    }

    /**
     * Writes {@code DIRECTORY/NAME/vN}, reads it back and compares: what cannot be kept as it came is an error.
     *
     * @param name letters, digits, {@code . _ -}
     * @return the series as it lies there
     * @throws IntakeException if it is there already, or if a patch would not come back as it is
     */
    public static Series write(Intake intake, Path directory, String name) throws PatchesException, IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IntakeException("a series cannot be named '" + Intake.printable(name) + "': use letters, digits, '.', '_' and '-'");
        }
        if (intake.patches().size() > MOST_PATCHES) {
            throw new IntakeException("there are more than " + MOST_PATCHES + " patches");
        }
        Path place = directory.toAbsolutePath().normalize().resolve(name).resolve(intake.version());
        if (Files.exists(place)) {
            throw new IntakeException(place + ": exists already; name another place with --to or --name");
        }
        Path fresh = place.resolveSibling("." + intake.version() + ".new");
        remove(fresh);
        try {
            new SeriesWriter(intake.version(), intake.cover(), intake.patches()).formatPatch(fresh);
            compare(intake.patches(), SeriesReader.read(fresh).patches());
            Files.move(fresh, place);
        } finally {
            remove(fresh);
        }
        return SeriesReader.read(place);
    }

    private static void compare(List<PatchMail> wanted, List<Patch> kept) throws PatchesException {
        for (int i = 0; i < wanted.size(); i++) {
            PatchMail mail = wanted.get(i);
            Patch patch = kept.get(i);
            boolean same = mail.authorName().equals(patch.authorName()) && mail.authorEmail().equals(patch.authorEmail())
                    && mail.authored().equals(patch.authored()) && mail.message().equals(patch.message()) && Arrays.equals(mail.diff(), patch.diff());
            if (!same) {
                throw new IntakeException("patch " + (i + 1) + " (" + Intake.printable(mail.title()) + ") cannot be kept as it came: its author or message has what a mail cannot have");
            }
            for (FileHeader file : Diff.of(patch).files()) {
                for (String path : List.of(file.getOldPath(), file.getNewPath())) {
                    if (!path.equals(DiffEntry.DEV_NULL)) {
                        TreePath.check("patch " + (i + 1), path);
                    }
                }
            }
        }
    }

    /** What an earlier attempt left: files of ours, in one directory. */
    private static void remove(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }
}
