package dev.subblock.analyzers.explain;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Words;
import dev.subblock.analyzers.finding.Letters;
import dev.subblock.analyzers.trace.Landing;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sectors of one block of one trial. */
final class Sectors {
    static final int SIZE = 512;

    private Sectors() {}

    static List<SectorView> of(ScenarioEvidence evidence, int trial, long block, List<Event.Write> writes, Optional<Landing> landing) {
        List<Event.Miscompare> wrong = evidence.miscompares().stream().filter(m -> m.trial() == trial && m.block() == block).toList();
        List<SectorView> sectors = new ArrayList<>();
        for (int from = 0; from < evidence.blockSize(); from += SIZE) {
            sectors.add(sector(from, block * evidence.blockSize() + from, wrong, writes, landing));
        }
        return sectors;
    }

    private static SectorView sector(int from, long offset, List<Event.Miscompare> wrong, List<Event.Write> writes, Optional<Landing> landing) {
        String expected = "";
        Map<String, String> seen = new TreeMap<>();
        for (Event.Miscompare m : wrong) {
            if (m.from() < from + SIZE && from < m.to()) {
                expected = Words.expected(m.expected()).stream().map(Sectors::letter).collect(Collectors.joining("/"));
                seen.putIfAbsent(m.read(), letter(m.seen()));
            }
        }
        List<String> writers = writes.stream().filter(w -> w.offset() < offset + SIZE && offset < w.offset() + w.length())
                .map(w -> Letters.of(w.write())).toList();
        OptionalInt landed = landing.flatMap(l -> l.last(from, from + SIZE)).map(t -> OptionalInt.of(t.request().arrival())).orElse(OptionalInt.empty());
        return new SectorView(from / SIZE, writers, expected, seen, landed);
    }

    /** One character for each thing that a sector can be, as the legend has them. */
    private static String letter(String words) {
        return switch (words) {
            case Words.ZEROS -> "0";
            case Words.BEFORE -> "=";
            case Words.OLDER -> "~";
            case Words.NOTHING -> "-";
            default -> Words.seenWrite(words) > 0 ? Letters.of(Words.seenWrite(words)) : "?";
        };
    }
}
