package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.GuestEnd;
import dev.subblock.analyzers.console.GuestVerdict;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Boots that did not happen: their evidence is written as a guest writes it, and read as the host reads it. */
final class Boots {

    static final String SCENARIO = "r1-4k-hole-one-halves";
    static final int TRIALS = 32;
    static final String ORDER = "fifo";
    static final String TOKEN = "1a2b3c4d";

    private Boots() {}

    /** A boot in order, in which so many of 32 trials were corrupt. */
    static Boot of(Kernel kernel, int corrupt) {
        return of(kernel, corrupt, GuestEnd.OK);
    }

    static Boot of(Kernel kernel, int corrupt, GuestEnd end) {
        List<Request> requests = List.of(Request.promised(SCENARIO, TOKEN, TRIALS));
        try {
            Observation seen = new Observation(kernel.id(), kernel.step(), ORDER,
                    EvidenceReader.read(new ByteArrayInputStream(written(events(corrupt))), requests), List.of(),
                    new GuestVerdict(end, "so it ended"), List.of(), Repair.clean(), Optional.empty());
            return new Boot(List.of(new GuestRun(seen, new Span(0, 120), Map.of(SCENARIO, 1.5), List.of(), Path.of("boot-" + kernel.id()), List.of())), 2.9, 6.5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] written(List<Event> events) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        EvidenceWriter writer = new EvidenceWriter(lines);
        events.forEach(writer::accept);
        return lines.toByteArray();
    }

    static List<Event> events(int corrupt) {
        List<Event> events = new ArrayList<>(List.of(new Event.Hello(Event.PROTOCOL, "6.1.192", "17.0.15", 1900), new Event.FirstIo(2900),
                new Event.ScenarioBegin(TOKEN, SCENARIO, "R1", 4096, TRIALS)));
        for (int trial = 0; trial < Math.min(corrupt, Event.DETAILED_TRIALS); trial++) {
            events.addAll(halves(trial));
        }
        events.add(new Event.ScenarioEnd(TOKEN, SCENARIO, TRIALS, corrupt, 0, 0, 2 * TRIALS, 120, 20, 70, 30));
        events.add(new Event.Bye(6900));
        return events;
    }

    /** Two halves of a block; the head pad of the second lies on the first. */
    private static List<Event> halves(int trial) {
        return List.of(new Event.Write(TOKEN, SCENARIO, trial, 1, 0, 2048, 1, 1, 2048),
                new Event.Write(TOKEN, SCENARIO, trial, 2, 2048, 2048, 1, 1, 2048),
                new Event.Miscompare(TOKEN, SCENARIO, trial, 0, 0, 2048, "direct", "write 1", "zeros"),
                new Event.Miscompare(TOKEN, SCENARIO, trial, 0, 0, 2048, "buffered", "write 1", "zeros"));
    }
}
