package dev.subblock.patches.apply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.util.RawParseUtils;

/** Writes a diff anew with the line numbers of the place that was found, so that JGit has nothing to search for. */
final class RelocatedDiff {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void add(FileHeader file, List<Hunk> hunks, List<Integer> indices) {
        List<? extends HunkHeader> parsed = file.getHunks();
        byte[] diff = file.getBuffer();
        int headerEnd = parsed.isEmpty() ? file.getEndOffset() : parsed.get(0).getStartOffset();
        out.write(diff, file.getStartOffset(), headerEnd - file.getStartOffset());
        int shift = 0;
        for (int i = 0; i < hunks.size(); i++) {
            Hunk hunk = hunks.get(i);
            int start = indices.get(i) + 1;
            boolean clears = hunk.after().isEmpty() && indices.get(i) + shift == 0;
            String header = "@@ -" + start + "," + hunk.before().size() + " +" + (clears ? 0 : start + shift) + ","
                    + hunk.after().size() + " @@\n";
            out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
            int body = RawParseUtils.nextLF(diff, parsed.get(i).getStartOffset());
            out.write(diff, body, parsed.get(i).getEndOffset() - body);
            shift += hunk.after().size() - hunk.before().size();
        }
    }

    Patch parse() {
        Patch patch = new Patch();
        byte[] diff = out.toByteArray();
        patch.parse(diff, 0, diff.length);
        if (!patch.getErrors().isEmpty()) {
            throw new IllegalStateException("a relocated diff is damaged: " + patch.getErrors().get(0));
        }
        return patch;
    }
}
