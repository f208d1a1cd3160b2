package dev.subblock.patches.apply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * One hunk as the lines that were there and the lines that shall be there.
 *
 * @param number its place among the hunks of its file, from 1
 * @param header its {@code @@} line
 * @param start line number of its first old line as the patch has it, from 1; without old lines, of the line before
 * @param before old lines, each with its line end (see {@link Lines})
 * @param after new lines
 * @param leading context lines before the first changed one
 * @param trailing context lines after the last changed one
 */
record Hunk(int number, String header, int start, List<String> before, List<String> after, int leading, int trailing) {

    static Hunk of(int number, HunkHeader parsed) {
        byte[] diff = parsed.getBuffer();
        List<String> lines = Lines.split(Arrays.copyOfRange(diff, parsed.getStartOffset(), parsed.getEndOffset()));
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        int leading = 0;
        int trailing = 0;
        boolean changed = false;
        char last = ' ';
        for (String line : lines.subList(1, lines.size())) {
            char kind = line.charAt(0);
            if (kind == '\\') {
                // "\ No newline at end of file" is about the line above it.
                removeLineEnd(last == '+' ? List.of(after) : last == '-' ? List.of(before) : List.of(before, after));
                continue;
            }
            last = kind == '\n' ? ' ' : kind;
            String text = kind == '\n' ? line : line.substring(1);
            if (last != '+') {
                before.add(text);
            }
            if (last != '-') {
                after.add(text);
            }
            changed |= last != ' ';
            leading += changed ? 0 : 1;
            trailing = last == ' ' && changed ? trailing + 1 : 0;
        }
        String header = RawParseUtils.decode(StandardCharsets.UTF_8, diff, parsed.getStartOffset(),
                RawParseUtils.nextLF(diff, parsed.getStartOffset())).strip();
        return new Hunk(number, header, parsed.getOldImage().getStartLine(), before, after, leading, trailing);
    }

    private static void removeLineEnd(List<List<String>> sides) {
        for (List<String> side : sides) {
            int last = side.size() - 1;
            if (last >= 0) {
                side.set(last, side.get(last).replaceFirst("\n$", ""));
            }
        }
    }

    /** Index from 0 at which the patch says that the old lines begin. */
    int statedIndex() {
        return before.isEmpty() ? start : Math.max(start - 1, 0);
    }

    /**
     * Whether the old lines must begin the file. Less context above than below means that there was no more, as
     * patch(1) has it; without this rule a hunk for the first lines could go in anywhere.
     */
    boolean beginsFile() {
        return start <= 1 && leading < trailing || start == 0;
    }

    /** Whether the old lines must end the file; the mirror image of {@link #beginsFile}. */
    boolean endsFile() {
        return trailing < leading;
    }
}
