package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Words;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lies around the miscompares of a scenario, looked up by trial and block: evidence has many thousand lines,
 * and a hostile guest can make it look as if all were in one block.
 */
final class Surroundings {
    /** A 64 KiB block has 128 sectors, so at most 128 writes side by side; twice that with overlaps, twice again. */
    private static final int PER_BLOCK = 512;

    private record Place(int trial, long block) {}

    private final int blockSize;
    private final Map<Integer, Map<Integer, Event.Write>> writes = new HashMap<>();
    /** The first write of a trial that begins at some offset. */
    private final Map<Integer, NavigableMap<Long, Event.Write>> starts = new HashMap<>();
    private final Map<Place, List<Pad>> pads = new HashMap<>();
    /** Where writes begin and end inside a block, in bytes from its start. */
    private final Map<Place, List<Integer>> edges = new HashMap<>();
    private final Map<Place, List<Event.Miscompare>> direct = new HashMap<>();

    Surroundings(ScenarioEvidence evidence) {
        blockSize = evidence.blockSize();
        for (Event.Write write : evidence.described()) {
            writes.computeIfAbsent(write.trial(), t -> new TreeMap<>()).putIfAbsent(write.write(), write);
            starts.computeIfAbsent(write.trial(), t -> new TreeMap<>()).putIfAbsent(write.offset(), write);
            for (Pad pad : Pad.of(write, blockSize)) {
                Place place = new Place(write.trial(), pad.block());
                add(pads, place, pad);
                add(edges, place, pad.edge());
            }
        }
        for (Event.Miscompare m : evidence.miscompares()) {
            if (m.read().equals(Words.DIRECT)) {
                add(direct, new Place(m.trial(), m.block()), m);
            }
        }
    }

    int blockSize() {
        return blockSize;
    }

    /** The writes any of which had to be there. */
    List<Event.Write> victims(Event.Miscompare m) {
        return Words.expectedWrites(m.expected()).stream().map(w -> writes(m.trial()).get(w)).filter(Objects::nonNull).toList();
    }

    /**
     * The last byte at or before the miscompare where a write of the trial begins or ends, or the block does: between
     * two edges the same writes are expected throughout, so a pad shows there as one piece.
     */
    int edgeBefore(Event.Miscompare m) {
        return edges(m).stream().mapToInt(e -> e).filter(e -> e <= m.from()).max().orElse(0);
    }

    /** The first such byte at or behind its end. */
    int edgeBehind(Event.Miscompare m) {
        return edges(m).stream().mapToInt(e -> e).filter(e -> e >= m.to()).min().orElse(blockSize);
    }

    private List<Integer> edges(Event.Miscompare m) {
        return edges.getOrDefault(new Place(m.trial(), m.block()), List.of());
    }

    Optional<Event.Write> write(int trial, int number) {
        return Optional.ofNullable(writes(trial).get(number));
    }

    /** The writes of a trial by their numbers. */
    private Map<Integer, Event.Write> writes(int trial) {
        return writes.getOrDefault(trial, Map.of());
    }

    /** The first write of the trial that begins at the end of the miscompare or behind it, if one does and is no victim. */
    Optional<Event.Write> behind(Event.Miscompare m) {
        List<Integer> victims = Words.expectedWrites(m.expected());
        return starts.getOrDefault(m.trial(), new TreeMap<>()).tailMap(m.block() * blockSize + m.to(), true).values().stream()
                .filter(w -> !victims.contains(w.write())).findFirst();
    }

    /** Whether a write whose sector was seen was made to exactly these bytes of the file. */
    boolean belongs(Event.Miscompare m) {
        long from = m.block() * blockSize + m.from();
        return write(m.trial(), Words.seenWrite(m.seen()))
                .map(w -> w.offset() <= from && from + m.to() - m.from() <= w.offset() + w.length()).orElse(false);
    }

    /** All pads of the miscompare's trial in its block. */
    List<Pad> pads(Event.Miscompare m) {
        return pads.getOrDefault(new Place(m.trial(), m.block()), List.of());
    }

    /** Whether a direct read found anything wrong in these bytes. */
    boolean wrongOnMedium(Event.Miscompare m) {
        return direct.getOrDefault(new Place(m.trial(), m.block()), List.of()).stream()
                .anyMatch(d -> d.from() < m.to() && m.from() < d.to());
    }

    private static <T> void add(Map<Place, List<T>> map, Place place, T value) {
        List<T> list = map.computeIfAbsent(place, p -> new ArrayList<>(2));
        if (list.size() < PER_BLOCK) {
            list.add(value);
        }
    }
}
