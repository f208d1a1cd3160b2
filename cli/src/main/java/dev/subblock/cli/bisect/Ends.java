package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.CommitGraph;
import dev.subblock.analyzers.bisect.Find;
import dev.subblock.analyzers.statistics.CleanBound;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the two ends showed: how often the corrupt one does, and whether the clean one was tried often enough to be called so.
 *
 * @param corruptEnd number of the end that must be corrupt
 * @param cleanEnd number of the end that must be clean
 */
record Ends(int corruptEnd, int cleanEnd) {

    /** Where the corrupt end shows nothing in so many visits, it does so too rarely to be bisected by. */
    static final int MOST_VISITS = 4;

    /** The rate is known to a fifth then. */
    private static final int CORRUPT_WANTED = 20;

    /** Scenarios that show the same bug; more would only repeat it and take longer. */
    private static final int TELLING = 4;

    static Ends of(CommitGraph graph, Find find) {
        return find == Find.BUG ? new Ends(graph.newest(), 0) : new Ends(0, graph.newest());
    }

    /** Whether the corrupt end needs another visit. @param visits to it so far */
    static boolean measured(List<Visit> visits) {
        return visits.size() >= MOST_VISITS
                || !visits.isEmpty() && (visits.stream().anyMatch(Visit::whole) || corrupt(visits) >= CORRUPT_WANTED);
    }

    static int corrupt(List<Visit> visits) {
        return visits.stream().mapToInt(Visit::corrupt).sum();
    }

    static int trials(List<Visit> visits) {
        return visits.stream().mapToInt(Visit::trials).sum();
    }

    /** The scenarios that showed the corruption most often in the first visit that saw any: the others can say nothing of it. */
    static List<String> telling(List<Visit> visits) {
        return visits.stream().filter(v -> v.corrupt() > 0).findFirst().map(Visit::scenarios).orElse(Map.of()).entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(TELLING).map(Map.Entry::getKey).sorted().toList();
    }

    /** Clean trials that the clean end still needs, given what the corrupt one showed. */
    static long missing(List<Visit> corruptEnd, List<Visit> cleanEnd) {
        boolean whole = !cleanEnd.isEmpty() && cleanEnd.stream().anyMatch(Visit::whole);
        return whole ? 0 : CleanBound.of(corrupt(corruptEnd), trials(corruptEnd)).missing(trials(cleanEnd));
    }
}
