package dev.subblock.patches.series;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.patch.CombinedFileHeader;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FileHeader.PatchType;
import org.eclipse.jgit.patch.FormatError;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Parses a diff with JGit and then checks that JGit left nothing out: its parser skips what it does not
 * understand, so that a hunk whose {@code @@} line is damaged would be lost without a word.
 */
final class DiffReader {
    private static final List<String> HEADER_LINES = List.of("diff --git ", "old mode ", "new mode ",
            "deleted file mode ", "new file mode ", "copy from ", "copy to ", "rename from ", "rename to ",
            "similarity index ", "dissimilarity index ", "index ", "--- ", "+++ ");

    private final String name;
    private final int firstLine;
    private final byte[] diff;

    private DiffReader(String name, int firstLine, byte[] diff) {
        this.name = name;
        this.firstLine = firstLine;
        this.diff = diff;
    }

    /**
     * @param name of the file, for messages
     * @param firstLine number of the diff's first line in that file, for messages
     * @throws SeriesException if there is no diff, or if it is cut short or damaged
     */
    static Diff read(String name, int firstLine, byte[] diff) throws SeriesException {
        return new DiffReader(name, firstLine, diff).read();
    }

    private Diff read() throws SeriesException {
        if (diff.length == 0) {
            throw new SeriesException(name + ": has no diff (no line begins with 'diff --git')");
        }
        if (diff[diff.length - 1] != '\n') {
            throw error(diff.length, "the diff ends in the middle of a line: the file is cut short");
        }
        if (RawParseUtils.nextLF(diff, 0) >= 2 && diff[RawParseUtils.nextLF(diff, 0) - 2] == '\r') {
            throw error(0, "the diff has CR LF line ends; save the mail unchanged");
        }
        Patch patch = new Patch();
        try {
            patch.parse(diff, 0, diff.length);
        } catch (RuntimeException e) {
            // JGit's parser trusts object ids and quoting, and trips over damaged ones.
            throw new SeriesException(name + ": the diff is damaged: " + e.getMessage(), e);
        }
        if (!patch.getErrors().isEmpty()) {
            FormatError first = patch.getErrors().get(0);
            throw error(first.getOffset(), "the diff is damaged: " + first.getMessage() + ": " + first.getLineText().strip());
        }
        int at = 0;
        for (FileHeader file : patch.getFiles()) {
            at = end(file, at);
        }
        if (patch.getFiles().isEmpty() || !isTrailer(at)) {
            throw stray(at);
        }
        return new Diff(List.copyOf(patch.getFiles()), at);
    }

    /** Walks over one file's part of the diff and gives the offset of its end. */
    private int end(FileHeader file, int start) throws SeriesException {
        if (file.getStartOffset() != start) {
            throw stray(start);
        }
        if (file instanceof CombinedFileHeader) {
            throw error(start, "the diff of a merge cannot be applied");
        }
        if (file.getOldPath() == null || file.getNewPath() == null) {
            throw error(start, "the diff names no file here");
        }
        int at = start;
        while (at < diff.length && isHeader(at)) {
            at = RawParseUtils.nextLF(diff, at);
        }
        if (file.getPatchType() == PatchType.GIT_BINARY) {
            return file.getEndOffset();
        }
        if (at < diff.length && line(at).startsWith("Binary files ")) {
            return RawParseUtils.nextLF(diff, at);
        }
        for (HunkHeader hunk : file.getHunks()) {
            if (hunk.getStartOffset() != at) {
                throw stray(at);
            }
            at = hunk.getEndOffset();
        }
        return at;
    }

    private boolean isHeader(int at) {
        String line = line(at);
        return HEADER_LINES.stream().anyMatch(line::startsWith) && !line.equals("-- ");
    }

    /** Nothing, blank lines, or the signature that git and mailers put below {@code "-- "}. */
    private boolean isTrailer(int from) {
        int at = from;
        while (at < diff.length && line(at).isBlank()) {
            at = RawParseUtils.nextLF(diff, at);
        }
        return at >= diff.length || line(at).equals("-- ");
    }

    private SeriesException stray(int at) {
        return error(at, "this line belongs to no hunk, the diff is damaged: " + line(at).strip());
    }

    private String line(int at) {
        int end = RawParseUtils.nextLF(diff, at);
        String line = RawParseUtils.decode(StandardCharsets.UTF_8, diff, at, end);
        return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    private SeriesException error(int offset, String what) {
        int line = firstLine;
        for (int i = 0; i < Math.min(offset, diff.length - 1); i++) {
            line += diff[i] == '\n' ? 1 : 0;
        }
        return new SeriesException(name + ":" + line + ": " + what.replaceAll("\\p{Cntrl}", "?"));
    }
}
