package dev.subblock.analyzers.cost;

import dev.subblock.analyzers.lines.BoundedLines;
import dev.subblock.analyzers.lines.EventParser;
import dev.subblock.analyzers.lines.Line;
import dev.subblock.analyzers.lines.MalformedLineException;
import dev.subblock.reproducer.evidence.LoadEvent;
import java.util.ArrayList;
import java.util.List;

/** Reads what a guest told of one load. The guest is not trusted: whatever does not add up makes the load unknown. */
public final class LoadReader {

    /** A sample is under 200 bytes. */
    private static final int MAX_LINE = 4096;
    private static final double NANOS_IN_MILLISECOND = 1e6;
    private static final EventParser<LoadEvent> PARSER = new EventParser<>(LoadEvent.class);

    private LoadReader() {}

    /**
     * What it cost.
     *
     * @param samples how many were asked for
     * @param lines all that the guest said from the command on
     * @throws MalformedLoadException if these are not all samples, in order, and nothing else
     */
    public static Costs read(String load, int samples, List<String> lines) throws MalformedLoadException {
        BoundedLines bounded = BoundedLines.of(lines, MAX_LINE, samples + 1);
        List<LoadEvent.Loaded> told = new ArrayList<>();
        boolean ended = false;
        try {
            for (Line line : bounded.lines()) {
                LoadEvent event = PARSER.parse(line);
                if (event instanceof LoadEvent.Loaded l) {
                    expect(!ended && l.load().equals(load) && l.sample() == told.size() + 1, "a sample comes out of turn");
                    expect(l.operations() > 0 && l.own() >= 0 && l.busy() >= 0, "a sample has figures that can't be");
                    told.add(l);
                } else if (event instanceof LoadEvent.LoadEnd e) {
                    expect(!ended && e.load().equals(load), "it ends out of turn");
                    ended = true;
                }
            }
        } catch (MalformedLineException e) {
            throw new MalformedLoadException("a line is no event: " + e.getMessage());
        }
        expect(ended && !bounded.more() && told.size() == samples, told.size() + " of " + samples + " samples were told");
        return costs(load, told);
    }

    /** What the caller takes is the same in each sample but for chance, which the median is free of. */
    private static Costs costs(String load, List<LoadEvent.Loaded> told) throws MalformedLoadException {
        long own = told.stream().mapToLong(LoadEvent.Loaded::own).sorted().toArray()[told.size() / 2];
        List<Double> costs = new ArrayList<>();
        double nanos = 0;
        double busy = 0;
        for (LoadEvent.Loaded l : told) {
            expect(l.nanos() > own, "a sample took no time");
            costs.add((double) (l.nanos() - own) / l.operations());
            nanos += l.nanos() - own;
            busy += l.busy() * NANOS_IN_MILLISECOND;
        }
        return new Costs(load, costs, busy / nanos);
    }

    private static void expect(boolean holds, String otherwise) throws MalformedLoadException {
        if (!holds) {
            throw new MalformedLoadException(otherwise);
        }
    }
}
