package dev.subblock.patches.intake;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.mailbox.Limits;
import dev.subblock.patches.series.PatchMail;
import dev.subblock.patches.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a quilt series: a file {@code series}, and the patches that it names. */
public final class QuiltReader {
    /** A line per patch and some words about it. */
    private static final long SERIES_BYTES = 1 << 20;
    /** As many components as the deepest path of a kernel has. */
    private static final int MOST_STRIPPED = 20;

    private QuiltReader() {}

    /** The file {@code series} of a quilt directory: in it, or in its {@code patches}; the file itself may be given. */
    public static Optional<Path> seriesFile(Path source) {
        if (Files.isRegularFile(source)) {
            return source.getFileName().toString().equals("series") ? Optional.of(source) : Optional.empty();
        }
        for (Path file : List.of(source.resolve("series"), source.resolve("patches/series"))) {
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /**
     * @param file see {@link #seriesFile}
     * @throws PatchesException if a patch is missing, damaged, outside the directory or to be applied in reverse, or if
     *         there is none or there are too many
     */
    public static Intake read(Path file) throws PatchesException, IOException {
        if (Files.size(file) > SERIES_BYTES) {
            throw new IntakeException(file + ": is too large for a list of patches");
        }
        Path directory = file.toRealPath().getParent();
        List<String> remarks = new ArrayList<>();
        List<PatchMail> patches = new ArrayList<>();
        long bytes = 0;
        int number = 0;
        for (String raw : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
            number++;
            String line = raw.replaceFirst("(^|\\s)#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] words = line.split("\\s+");
            int strip = 1;
            for (int i = 1; i < words.length; i++) {
                strip = strip(file, number, words, i, strip);
                i += words[i].equals("-p") ? 1 : 0;
            }
            if (patches.size() == SeriesImport.MOST_PATCHES) {
                throw new IntakeException(file + ": has more than " + SeriesImport.MOST_PATCHES + " patches");
            }
            Path patch = inside(directory, file, number, words[0]);
            bytes += Files.size(patch);
            if (Files.size(patch) > Limits.MAIL_BYTES || bytes > Limits.SOURCE_BYTES) {
                throw new IntakeException(words[0] + ": is too large, alone or with those before it");
            }
            OffsetDateTime modified = Files.getLastModifiedTime(patch).toInstant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
            patches.add(new QuiltPatch(words[0], Files.readAllBytes(patch), modified, remarks).read(strip));
        }
        if (patches.isEmpty()) {
            throw new IntakeException(file + ": names no patch");
        }
        return new Intake("v1", Optional.empty(), patches, remarks);
    }

    private static int strip(Path file, int number, String[] words, int at, int before) throws IntakeException {
        String digits = words[at].equals("-p") ? (at + 1 < words.length ? words[at + 1] : "") : words[at].startsWith("-p") ? words[at].substring(2) : "no";
        if (digits.equals("ab")) {
            return 1;
        }
        if (!digits.matches("\\d{1,2}") || Integer.parseInt(digits) > MOST_STRIPPED) {
            throw new IntakeException(file + ":" + number + ": the option " + Intake.printable(words[at]) + " of " + Intake.printable(words[0])
                    + " is not known; -pN is");
        }
        return Integer.parseInt(digits);
    }

    private static Path inside(Path directory, Path file, int number, String name) throws PatchesException, IOException {
        TreePath.check(file + ":" + number, name);
        Path patch = directory.resolve(name);
        if (!Files.isRegularFile(patch, LinkOption.NOFOLLOW_LINKS)) {
            throw new IntakeException(file + ":" + number + ": " + name + " is not there, or is no plain file");
        }
        if (!patch.toRealPath().startsWith(directory)) {
            throw new IntakeException(file + ":" + number + ": " + name + " leads out of " + directory);
        }
        return patch;
    }
}
