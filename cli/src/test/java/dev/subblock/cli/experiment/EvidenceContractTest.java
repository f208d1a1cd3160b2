package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.evidence.Evidence;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Timings;
import dev.subblock.reproducer.evidence.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guest writes is what the host reads: two programs that share nothing but the model. */
class EvidenceContractTest {

    private static final String RUN = "1a2b3c4d";
    private static final String S = "r1-4k-hole-one-halves";
    private static final String ODD = "quote \" backslash \\ tab \t null \0 bell \u0007 umlaut ü separator \u2028 face \uD83D\uDE00 half \uD800";

    private static final Event.Hello HELLO = new Event.Hello(Event.PROTOCOL, "6.1.192 " + ODD, "17.0.15", Long.MAX_VALUE);
    private static final Event.FirstIo FIRST_IO = new Event.FirstIo(2900);
    private static final Event.ScenarioBegin BEGIN = new Event.ScenarioBegin(RUN, S, "R1", 4096, 3);
    private static final Event.Write FIRST = new Event.Write(RUN, S, 0, 1, 0, 2048, 1, 1, 2048);
    private static final Event.Write SECOND = new Event.Write(RUN, S, 0, 2, 1L << 40, Integer.MAX_VALUE, 7, 1, -5);
    private static final Event.ScenarioEnd END = new Event.ScenarioEnd(RUN, S, 3, 1, 2, 1, 6, 17, 4, 8, 3);
    private static final Event.Bye BYE = new Event.Bye(0);
    private static final Event.BadSize SMALL = new Event.BadSize(RUN, S, 0, "cut", 4096, 0);
    private static final Event.BadResult SHORT = new Event.BadResult(RUN, S, 0, 2, Integer.MAX_VALUE, -28);

    private static Event.Miscompare miscompare(String read, String expected, String seen) {
        return new Event.Miscompare(RUN, S, 0, 1L << 28, 0, 4096, read, expected, seen);
    }

    /** Each of the words that Event's own documentation has. */
    static List<Event.Miscompare> miscompares() {
        return List.of(miscompare("direct", "write 1", "zeros"), miscompare("buffered", "zeros", "older"),
                miscompare("direct", "write 1 or write 2", "write 2"), miscompare("direct", "write 1", "bytes 00ff"),
                miscompare("mapped", "before", "nothing"), miscompare("cut", "before or write 2", "zeros"), miscompare("cut", "zeros or write 1", "before"),
                miscompare("direct", "zeros", "bytes 000102030405060708090a0b0c0d0e0f"));
    }

    private static Evidence read(List<Event> events) throws IOException {
        return EvidenceReader.read(new ByteArrayInputStream(Boots.written(events)), List.of(Request.promised(S, RUN, 3)));
    }

    @Test
    void everyKindArrivesAsItWasSent() throws IOException {
        List<Event> events = new ArrayList<>(List.of(HELLO, FIRST_IO, BEGIN, FIRST, SECOND));
        events.addAll(miscompares());
        events.addAll(List.of(SHORT, SMALL, END, BYE));
        Evidence evidence = read(events);

        assertThat(evidence.hello()).contains(HELLO);
        assertThat(evidence.firstIo()).contains(FIRST_IO);
        assertThat(evidence.bye()).contains(BYE);
        assertThat(evidence.troubles()).isEmpty();
        assertThat(evidence.defects()).isEmpty();
        assertThat(evidence.scenarios()).containsExactly(new ScenarioEvidence(BEGIN.scenario(), BEGIN.raceClass(), BEGIN.run(), Optional.empty(),
                BEGIN.blockSize(), END.trials(), END.corrupt(), END.sampled(), END.sampledCorrupt(), END.writes(), miscompares(), List.of(SHORT),
                List.of(SMALL), List.of(FIRST, SECOND), List.of(), true,
                new Timings(END.millis(), END.prepareMillis(), END.trialMillis(), END.checkMillis()), List.of()));

        // Trouble is the one kind that can't be among events that are in order.
        var sent = events.stream().map(Event::getClass).collect(Collectors.toSet());
        sent.add(Event.Trouble.class);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(Arrays.stream(Event.class.getPermittedSubclasses()).map(c -> c.<Event>asSubclass(Event.class)).toList());
    }

    @ParameterizedTest
    @MethodSource("miscompares")
    void everyWordForAMiscompareIsKnown(Event.Miscompare miscompare) throws IOException {
        Evidence evidence = read(List.of(HELLO, FIRST_IO, BEGIN, FIRST, SECOND, miscompare, END, BYE));

        assertThat(evidence.of(S).orElseThrow().defects()).isEmpty();
        assertThat(evidence.of(S).orElseThrow().miscompares()).containsExactly(miscompare);
    }

    @Test
    void troubleArrivesWhole() throws IOException {
        Event.Trouble ofTheBoot = new Event.Trouble("", ODD);
        Event.Trouble ofTheScenario = new Event.Trouble(S, "x".repeat(10_000));
        Evidence evidence = read(List.of(HELLO, BEGIN, ofTheScenario, ofTheBoot, BYE));

        assertThat(evidence.troubles()).containsExactly(ofTheScenario, ofTheBoot);
        assertThat(evidence.of(S).orElseThrow().usable()).isFalse();
    }

    /** The reader is no mirror: what does not add up is found. */
    @Test
    void aWordThatIsNotInTheModelIsRefused() throws IOException {
        Evidence evidence = read(List.of(HELLO, FIRST_IO, BEGIN, FIRST, miscompare("sideways", "write 1", "zeros"), END, BYE));

        assertThat(evidence.of(S).orElseThrow().usable()).isFalse();
    }

    /** As many details as a guest ever sends, of every trial it tells in full. */
    @Test
    void aFullReportIsUsable() throws IOException {
        int trials = 1000;
        List<Event> events = new ArrayList<>(List.of(HELLO, new Event.ScenarioBegin(RUN, S, "R1", 4096, trials)));
        for (int trial = 0; trial < Event.DETAILED_TRIALS; trial++) {
            events.add(new Event.Write(RUN, S, trial, 1, 0, 2048, 1, 1, 2048));
            for (int i = 0; i < 64; i++) {
                events.add(new Event.Miscompare(RUN, S, trial, 0, i * 8, i * 8 + 8, "direct", "write 1", "zeros"));
            }
        }
        events.add(new Event.ScenarioEnd(RUN, S, trials, trials, 0, 0, trials, 1, 0, 1, 0));
        Evidence evidence = EvidenceReader.read(new ByteArrayInputStream(Boots.written(events)), List.of(Request.promised(S, RUN, trials)));

        assertThat(evidence.of(S).orElseThrow().defects()).isEmpty();
        assertThat(evidence.of(S).orElseThrow().miscompares()).hasSize(16 * 64);
    }
}
