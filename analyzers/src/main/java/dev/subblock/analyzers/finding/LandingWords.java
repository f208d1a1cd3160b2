package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.Words;
import dev.subblock.analyzers.trace.Touch;

/** What the disk saw of a miscompare, as a part of its sentence. */
final class LandingWords {
    private LandingWords() {}

    /** Begins with a comma; empty where there is no trace, or it has nothing to say. */
    static String of(Suspicion s) {
        return s.landed().map(l -> s.readAs(Words.CUT) ? "" : of(s, l)).orElse("");
    }

    private static String of(Suspicion s, Landed landed) {
        if (landed.last().isEmpty()) {
            return s.victims().isEmpty() ? "" : ", and no request of the trial landed there";
        }
        Touch last = landed.last().get();
        String request = "(request " + last.request().arrival() + ")";
        if (landed.blame().isEmpty() && (s.cacheOnly() || s.saw(Words.NOTHING))) {
            return ", and " + content(last) + " " + request + " is what landed last";
        }
        if (landed.blame().isEmpty()) {
            return ", though " + content(last) + " " + request + " landed last and is on the disk"
                    + (landed.unwritten() && s.zeros() ? ": the file system takes the extent for unwritten" : "");
        }
        String before = landed.victim().map(v -> " landed after " + content(v) + " (request " + v.request().arrival() + ")")
                .orElse(s.victims().isEmpty() ? " landed last" : " landed, and the data never did");
        if (!last.zeros()) {
            return ", and " + content(last) + " " + request + before;
        }
        return s.exact().isEmpty() ? ", and the zeros " + (landed.page() ? "of a page that was written back " : "") + request + before
                : ", whose zeros " + request + before;
    }

    private static String content(Touch touch) {
        return switch (touch.what()) {
            case "zeros" -> "zeros";
            case "before" -> "what was there before";
            case "older" -> "an older sector";
            case "other" -> "something else";
            default -> touch.what().startsWith("write ") ? Letters.of(Words.seenWrite(touch.what())) + "'s data" : touch.what();
        };
    }
}
