package dev.subblock.patches.versions;

import dev.subblock.patches.series.Patch;
import java.util.Optional;

/**
 * A patch in two versions of a series.
 *
 * @param before in the first, if it is there
 * @param after in the second, if it is there; at least one of them is
 */
public record Pairing(Optional<Patch> before, Optional<Patch> after, Kind kind) {

    /** What became of it; the marks are those of git range-diff, and one for a message alone. */
    public enum Kind {
        SAME('='), REWORDED('~'), CHANGED('!'), DROPPED('<'), ADDED('>');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }
    }

    /** One line, as git range-diff has it: {@code 8: ! 8: title}. */
    public String line() {
        return number(before) + ": " + kind.mark + " " + number(after) + ": " + after.or(() -> before).orElseThrow().title();
    }

    private static String number(Optional<Patch> patch) {
        return patch.map(p -> Integer.toString(p.number())).orElse("-");
    }
}
