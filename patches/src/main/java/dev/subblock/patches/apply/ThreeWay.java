package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Patch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffAlgorithm.SupportedAlgorithm;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.patch.FileHeader;

/**
 * A patch made to fit as {@code git am -3} does it: the file that it was made from, which its {@code index} line names, is
 * patched, and what that changes is merged into the file that is there.
 *
 * @param patch with other hunks, which fit; nothing if it does not come to that
 * @param merged the files for which that was needed
 * @param refusal why it cannot be done; empty if it can
 */
record ThreeWay(Optional<ParsedPatch> patch, List<String> merged, String refusal) {
    private static final RawTextComparator BYTES = RawTextComparator.DEFAULT;
    private static final DiffAlgorithm HISTOGRAM = DiffAlgorithm.getAlgorithm(SupportedAlgorithm.HISTOGRAM);

    static ThreeWay of(ParsedPatch patch, SourceFiles sources, Blobs blobs) throws PatchesException, IOException {
        ByteArrayOutputStream diff = new ByteArrayOutputStream();
        List<String> merged = new ArrayList<>();
        for (FileHeader file : patch.files()) {
            byte[] ours = sources.of(file).content();
            List<Hunk> hunks = hunks(file);
            String path = ParsedPatch.target(file);
            if (Placement.of(Lines.split(ours), hunks).misfit().isEmpty()) {
                diff.write(file.getBuffer(), file.getStartOffset(), file.getEndOffset() - file.getStartOffset());
                continue;
            }
            AbbreviatedObjectId id = file.getOldId();
            if (file.getChangeType() == ChangeType.DELETE || id == null || id.name().matches("0*")) {
                return no(path + (id == null ? " has no index line in the patch" : " is to be deleted, and has other lines"));
            }
            Optional<byte[]> base = blobs.find(id);
            if (base.isEmpty()) {
                return no("the file that it was made from, " + id.name() + " (" + path + "), is in no repository that was looked at");
            }
            Optional<byte[]> theirs = patched(base.get(), hunks);
            if (theirs.isEmpty()) {
                return no("it does not even fit " + id.name() + " (" + path + "), which it says that it was made from");
            }
            MergeResult<RawText> result = new MergeAlgorithm(HISTOGRAM).merge(BYTES, new RawText(base.get()), new RawText(ours), new RawText(theirs.get()));
            if (result.containsConflicts()) {
                return no(path + " was changed in the same lines");
            }
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            new MergeFormatter().formatMerge(both, result, List.of("made from", "there", "patch"), StandardCharsets.UTF_8);
            if (!Arrays.equals(both.toByteArray(), ours)) {
                int head = file.getHunks().isEmpty() ? file.getEndOffset() : file.getHunks().get(0).getStartOffset();
                diff.write(file.getBuffer(), file.getStartOffset(), head - file.getStartOffset());
                hunks(ours, both.toByteArray(), diff);
            }
            merged.add(path);
        }
        if (diff.size() == 0) {
            return no("all that it does is there already");
        }
        Patch mail = patch.mail();
        Patch fitting = new Patch(mail.number(), mail.fileName(), mail.title(), mail.message(), mail.authorName(), mail.authorEmail(),
                mail.authored(), diff.toByteArray());
        return new ThreeWay(Optional.of(ParsedPatch.of(List.of(fitting)).get(0)), List.copyOf(merged), "");
    }

    private static ThreeWay no(String why) {
        return new ThreeWay(Optional.empty(), List.of(), why);
    }

    private static List<Hunk> hunks(FileHeader file) {
        List<Hunk> hunks = new ArrayList<>();
        file.getHunks().forEach(hunk -> hunks.add(Hunk.of(hunks.size() + 1, hunk)));
        return hunks;
    }

    private static Optional<byte[]> patched(byte[] base, List<Hunk> hunks) {
        List<String> lines = Lines.split(base);
        Placement placement = Placement.of(lines, hunks);
        if (placement.misfit().isPresent()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int i = 0; i < hunks.size(); i++) {
            lines.subList(at, placement.indices().get(i)).forEach(out::append);
            hunks.get(i).after().forEach(out::append);
            at = placement.indices().get(i) + hunks.get(i).before().size();
        }
        lines.subList(at, lines.size()).forEach(out::append);
        return Optional.of(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void hunks(byte[] before, byte[] after, ByteArrayOutputStream out) throws IOException {
        RawText a = new RawText(before);
        RawText b = new RawText(after);
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(HISTOGRAM.diff(BYTES, a, b), a, b);
        }
    }
}
