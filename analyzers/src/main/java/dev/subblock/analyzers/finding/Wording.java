package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.Words;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences of miscompares. */
final class Wording {
    private Wording() {}

    static String of(Suspicion s, Rule rule, String raceClass) {
        Event.Miscompare m = s.miscompare();
        return "block " + m.block() + ": " + bytes(m.from(), m.to()) + ", " + origin(s) + ", " + read(m, rule) + seen(m) + ": "
                + (raceClass.equals("R4") && s.behind().isPresent() ? eofZeroing(s) : culprit(s, rule)) + LandingWords.of(s) + "; " + named(raceClass);
    }

    /** As a sentence ends. */
    static String named(String raceClass) {
        return raceClass.equals(Finding.UNCLASSIFIED) ? "no known class" : "class " + raceClass;
    }

    /** Both ends included, as one reads a range. */
    private static String bytes(int from, int to) {
        return from + 1 == to ? "byte " + from : "bytes " + from + "–" + (to - 1);
    }

    private static String origin(Suspicion s) {
        List<String> right = new ArrayList<>();
        if (s.expectsBefore()) {
            right.add("there before the trial");
        }
        if (!s.victims().isEmpty()) {
            String whose = s.victims().stream().map(Wording::named).collect(Collectors.joining(" or "));
            right.add((s.victims().stream().allMatch(Wording::acknowledged) ? "written and acknowledged by " : "written by ") + whose);
        }
        return right.isEmpty() ? "never written" : String.join(" or ", right);
    }

    private static boolean acknowledged(Event.Write w) {
        return w.result() == w.length();
    }

    private static String named(Event.Write w) {
        return "write " + Letters.of(w.write()) + (acknowledged(w) ? "" : " (which returned "
                + (w.result() < 0 ? Errno.of(w.result()) : w.result() + " of " + w.length() + " bytes") + ")");
    }

    private static String read(Event.Miscompare m, Rule rule) {
        return switch (m.read()) {
            case Words.CUT -> "after the power cut read as ";
            case Words.MAPPED -> "read through a mapping as ";
            case Words.BUFFERED -> rule == Rule.CACHE ? "read through the page cache as " : "read as ";
            default -> "read as ";
        };
    }

    private static String seen(Event.Miscompare m) {
        return switch (m.seen()) {
            case Words.OLDER -> "an older sector";
            case Words.BEFORE -> "what was there before the trial";
            case Words.NOTHING -> "nothing";
            default -> Letters.seen(m.seen());
        };
    }

    private static String culprit(Suspicion s, Rule rule) {
        return switch (rule) {
            case NOT_DURABLE -> "it was acknowledged as durable, and was right on the disk until then";
            case TAIL -> "the file ends before it";
            case BEHIND_EOF -> "stale data became readable behind the end of the file";
            case CACHE -> "the direct read of the same bytes saw nothing wrong";
            case PAD_OVER_ALIGNED, PAD_AFTER_ALIGNED, PAD_OF_ONE_BEHIND, PAD_OVER_UNALIGNED, PAD_OVER_BEFORE ->
                    "exactly " + pads(s.exact());
            case PART_OF_PAD, PART_OF_TAIL_PAD -> "inside " + pads(s.around()) + ", but not all of it";
            case ZEROS_BEFORE_A_WRITE -> "a lost write or unknown zeros, before write " + Letters.of(s.behind().orElseThrow().write())
                    + " begins, and no pad of the trial lies there";
            case ZEROS -> "a lost write or unknown zeros, no pad of the trial lies there";
            case PUT_BACK -> "what was there earlier was put back";
            case REVERTED -> "what was there earlier is there again, or still";
            case OLDER, OLDER_IN_GAP -> "stale data became readable";
            case ANOTHER_WRITE -> "a misdirected sector";
            case GAP_NOT_ZERO -> "stale or foreign data became readable";
            case UNKNOWN -> "nobody of this test wrote that";
        };
    }

    private static String eofZeroing(Suspicion s) {
        return "zeroed from a stale end of the file up to where write " + Letters.of(s.behind().orElseThrow().write()) + " begins";
    }

    private static String pads(List<Pad> pads) {
        return pads.stream().map(Pad::words).collect(Collectors.joining(", or "));
    }
}
