package dev.subblock.patches.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Explains why a hunk has no place: what it expects, and what the file has at the place most like it. */
final class Misfit {

    /** Agreeing lines shown above the first difference: enough to find the place by eye. */
    private static final int LEAD = 3;
    /** Lines shown of each side from the first difference on; with the rest this stays below 20 lines. */
    private static final int SHOWN = 6;

    private final List<String> file;
    private final Hunk hunk;
    private final int index;
    private final int agreeing;

    Misfit(List<String> file, Hunk hunk) {
        this.file = file;
        this.hunk = hunk;
        int best = Math.max(0, Math.min(hunk.statedIndex(), file.size() - 1));
        int most = agreeing(best);
        for (int i = 0; i < file.size(); i++) {
            int here = agreeing(i);
            boolean nearer = Math.abs(i - hunk.statedIndex()) < Math.abs(best - hunk.statedIndex());
            if (here > most || here == most && nearer) {
                best = i;
                most = here;
            }
        }
        this.index = best;
        this.agreeing = most;
    }

    /** One line. */
    String summary() {
        if (!hunk.after().equals(hunk.before()) && !hunk.after().isEmpty()
                && Collections.indexOfSubList(file, hunk.after()) >= 0) {
            return "its new lines are there already";
        }
        if (hunk.leading() + hunk.trailing() == 0) {
            return "it has no context lines; make the patch with git format-patch";
        }
        if (agreeing == hunk.before().size()) {
            return hunk.beginsFile() ? "its lines must begin the file, and they do not"
                    : hunk.endsFile() ? "its lines must end the file, and they do not"
                    : "its lines are there, but above the hunk before it";
        }
        return agreeing == 0 ? "none of its lines is there" : "line " + (index + firstDifference() + 1) + " differs";
    }

    /** Expected and found lines, at most 20 of them. */
    String lines() {
        int first = firstDifference();
        List<String> out = new ArrayList<>();
        out.add("  " + agreeing + " of its " + hunk.before().size() + " old lines agree with the file from line " + (index + 1) + " on");
        for (int i = Math.max(0, first - LEAD); i < first; i++) {
            out.add(row(index + i, "         ", file.get(index + i)));
        }
        int last = first;
        while (last < hunk.before().size() && last - first < SHOWN && (last == first || !agrees(index, last))) {
            last++;
        }
        for (int i = first; i < last; i++) {
            out.add(row(index + i, "expected:", hunk.before().get(i)));
        }
        for (int i = first; i < last; i++) {
            out.add(index + i < file.size() ? row(index + i, "found:   ", file.get(index + i))
                    : String.format("  %6s  found:    (end of file)", ""));
            if (index + i >= file.size()) {
                break;
            }
        }
        if (first < last && index + first < file.size()
                && bare(hunk.before().get(first)).equals(bare(file.get(index + first)))) {
            out.add("  the first of these differs in white space only");
        }
        return String.join("\n", out);
    }

    private int firstDifference() {
        int first = 0;
        while (first < hunk.before().size() && agrees(index, first)) {
            first++;
        }
        return first;
    }

    private int agreeing(int at) {
        int count = 0;
        for (int i = 0; i < hunk.before().size(); i++) {
            count += agrees(at, i) ? 1 : 0;
        }
        return count;
    }

    private boolean agrees(int at, int line) {
        return at + line < file.size() && file.get(at + line).equals(hunk.before().get(line));
    }

    private static String row(int index, String side, String line) {
        return String.format("  %6d  %s %s", index + 1, side, Lines.show(line));
    }

    private static String bare(String line) {
        return line.replaceAll("\\s", "");
    }
}
