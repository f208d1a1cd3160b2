package dev.subblock.analyzers.finding;

import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences of findings. */
final class Wording {
    private Wording() {}

    static String of(Suspicion s, Rule rule) {
        Event.Miscompare m = s.miscompare();
        return "block " + m.block() + ": " + bytes(m.from(), m.to()) + ", " + origin(s) + ", read "
                + (rule == Rule.CACHE ? "through the page cache " : "") + "as " + seen(m) + ": " + culprit(s, rule)
                + "; " + named(rule.raceClass());
    }

    static String of(Event.BadResult b) {
        String returned = b.result() < 0
                ? "returned " + Errno.of(b.result())
                : "returned " + b.result() + " of its " + b.length() + " bytes";
        return "write " + b.write() + " " + returned + "; " + named(Finding.UNCLASSIFIED);
    }

    /** Both ends included, as one reads a range. */
    private static String bytes(int from, int to) {
        return from + 1 == to ? "byte " + from : "bytes " + from + "–" + (to - 1);
    }

    private static String origin(Suspicion s) {
        if (s.victims().isEmpty()) {
            return "never written";
        }
        String whose = s.victims().stream().map(Wording::named).collect(Collectors.joining(" or "));
        return (s.victims().stream().allMatch(Wording::acknowledged) ? "written and acknowledged by " : "written by ") + whose;
    }

    private static boolean acknowledged(Event.Write w) {
        return w.result() == w.length();
    }

    private static String named(Event.Write w) {
        return "write " + w.write() + (acknowledged(w) ? "" : " (which returned "
                + (w.result() < 0 ? Errno.of(w.result()) : w.result() + " of " + w.length() + " bytes") + ")");
    }

    private static String seen(Event.Miscompare m) {
        if (m.seen().startsWith("write ")) {
            return "a sector of " + m.seen();
        }
        return switch (m.seen()) {
            case "older" -> "an older sector";
            default -> m.seen();
        };
    }

    private static String culprit(Suspicion s, Rule rule) {
        return switch (rule) {
            case CACHE -> "the direct read of the same bytes saw nothing wrong";
            case PAD_OVER_ALIGNED, PAD_OVER_UNALIGNED -> "exactly " + pads(s.exact());
            case PART_OF_PAD -> "inside " + pads(s.around()) + ", but not all of it";
            case ZEROS -> "a lost write or unknown zeros, no pad of the trial lies there";
            case OLDER -> "stale data became readable";
            case ANOTHER_WRITE -> "a misdirected sector";
            case GAP_NOT_ZERO -> "stale or foreign data became readable";
            case UNKNOWN -> "nobody of this test wrote that";
        };
    }

    private static String pads(List<Pad> pads) {
        return pads.stream().map(Pad::words).collect(Collectors.joining(", or "));
    }

    private static String named(String raceClass) {
        return raceClass.equals(Finding.UNCLASSIFIED) ? "no known class" : "class " + raceClass;
    }
}
