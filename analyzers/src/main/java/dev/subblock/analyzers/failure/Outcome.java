package dev.subblock.analyzers.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What became of a write of a kind at an error point.
 *
 * @param nth which allocation was to fail; 0 where none was
 * @param reach whether the kernel came to the point
 * @param answer of the write and of the fsync behind it, as a reader wants it: {@code ENOSPC}, {@code 8192, then fsync EIO}
 * @param wrong what must not be, a line each, which begins with a word for what it is of: {@code size: …}
 * @param known the same, where the base is known to do that; the reason is said
 * @param trouble why nothing is known; empty if it is
 */
public record Outcome(String kind, String point, int nth, Reach reach, String answer, List<String> wrong, List<String> known, String trouble) {

    /** Whether the kernel came to the point. */
    public enum Reach {
        REACHED,
        /** A write that may not wait was refused: what it left behind was looked at as elsewhere. */
        DECLINED,
        MISSED
    }

    /** The answer of a write of which something never came back. */
    static final String NONE = "none";

    public Outcome {
        wrong = List.copyOf(wrong);
        known = List.copyOf(known);
    }

    public static Outcome unknown(String kind, String point, int nth, String trouble) {
        return new Outcome(kind, point, nth, Reach.MISSED, "", List.of(), List.of(), trouble);
    }

    public boolean reached() {
        return reach == Reach.REACHED;
    }

    /** Whether something may be left over in the guest, such as a lock: what it did from there on would say nothing. */
    public boolean endsGuest() {
        return !trouble.isEmpty() || answer.equals(NONE);
    }

    /** Whether it proves that the kernel is right there. */
    public boolean right() {
        return wrong.isEmpty() && trouble.isEmpty() && reach != Reach.MISSED;
    }

    /** The same with something more that must not be. */
    public Outcome with(String more) {
        return new Outcome(kind, point, nth, reach, answer, Stream.concat(wrong.stream(), Stream.of(more)).toList(), known, trouble);
    }

    /**
     * The same without what is known to be wrong.
     *
     * @param reason why it is known, given a name: {@code error-size-no-space-KIND}, with the first word of what is wrong
     */
    Outcome excusing(Function<String, Optional<String>> reason) {
        List<String> left = new ArrayList<>();
        List<String> excused = new ArrayList<>(known);
        for (String line : wrong) {
            reason.apply("error-" + line.substring(0, Math.max(0, line.indexOf(':'))) + "-" + point + "-" + kind)
                    .ifPresentOrElse(why -> excused.add(line + ": " + why), () -> left.add(line));
        }
        return new Outcome(kind, point, nth, reach, answer, left, excused, trouble);
    }
}
