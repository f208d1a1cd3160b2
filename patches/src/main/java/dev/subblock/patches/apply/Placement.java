package dev.subblock.patches.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the hunks of one file go.
 *
 * <p>JGit would search for a hunk upwards to the start of the file before it looks one line down, and may so find a
 * look-alike far away. Here the nearest place wins, counted from where the hunk before it says that it must be; up
 * before down at equal distance, as git-apply(1) does. Every old line must match.
 *
 * @param indices of the first old line of each hunk, from 0, in the file before the patch
 * @param misfit the first hunk that has no place; the hunks after it have not been tried
 */
record Placement(List<Integer> indices, Optional<Hunk> misfit) {

    static Placement of(List<String> file, List<Hunk> hunks) {
        List<Integer> indices = new ArrayList<>();
        int floor = 0;
        int carried = 0;
        for (Hunk hunk : hunks) {
            int index = nearest(file, hunk, floor, hunk.statedIndex() + carried);
            if (index < 0) {
                return new Placement(indices, Optional.of(hunk));
            }
            indices.add(index);
            floor = index + hunk.before().size();
            carried = index - hunk.statedIndex();
        }
        return new Placement(indices, Optional.empty());
    }

    private static int nearest(List<String> file, Hunk hunk, int floor, int expected) {
        int last = file.size() - hunk.before().size();
        if (hunk.leading() + hunk.trailing() == 0 && hunk.before().size() < file.size()) {
            // No context, and not the whole file: nothing would tell a right place from a wrong one.
            return -1;
        }
        int furthest = Math.max(expected - floor, last - expected);
        for (int distance = 0; distance <= furthest; distance++) {
            if (fits(file, hunk, expected - distance, floor, last)) {
                return expected - distance;
            }
            if (fits(file, hunk, expected + distance, floor, last)) {
                return expected + distance;
            }
        }
        return -1;
    }

    private static boolean fits(List<String> file, Hunk hunk, int index, int floor, int last) {
        return index >= floor && index <= last
                && (!hunk.beginsFile() || index == 0)
                && (!hunk.endsFile() || index == last)
                && file.subList(index, index + hunk.before().size()).equals(hunk.before());
    }
}
