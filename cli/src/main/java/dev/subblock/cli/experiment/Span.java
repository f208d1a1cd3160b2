package dev.subblock.cli.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A span of time. @param from and {@code to}: milliseconds since 1970; never the other way round */
public record Span(long from, long to) {

    public Span {
        if (to < from) {
            // A clock that was set back in between: how long it took is not known.
            to = from;
        }
    }

    /** In how many seconds at least one of them was under way. */
    static double seconds(Collection<Span> spans) {
        List<Span> sorted = spans.stream().sorted(Comparator.comparingLong(Span::from)).toList();
        long millis = 0;
        long until = Long.MIN_VALUE;
        for (Span span : sorted) {
            millis += Math.max(0, span.to - Math.max(until, span.from));
            until = Math.max(until, span.to);
        }
        return millis / 1000.0;
    }
}
