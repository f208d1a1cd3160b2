package dev.subblock.analyzers.evidence;

import static dev.subblock.analyzers.Lines.badResult;
import static dev.subblock.analyzers.Lines.badSize;
import static dev.subblock.analyzers.Lines.begin;
import static dev.subblock.analyzers.Lines.boot;
import static dev.subblock.analyzers.Lines.bye;
import static dev.subblock.analyzers.Lines.end;
import static dev.subblock.analyzers.Lines.firstIo;
import static dev.subblock.analyzers.Lines.halves;
import static dev.subblock.analyzers.Lines.hello;
import static dev.subblock.analyzers.Lines.miscompare;
import static dev.subblock.analyzers.Lines.scenario;
import static dev.subblock.analyzers.Lines.trouble;
import static dev.subblock.analyzers.Lines.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.analyzers.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceReaderTest {
    private static final List<Request> ONE = List.of(Request.promised("s", Lines.RUN, 4));
    private static final List<Request> TWO = List.of(Request.promised("s", Lines.RUN, 4), Request.promised("t", Lines.RUN, 4));

    @Test
    void goodEvidence() {
        List<String> lines = new ArrayList<>(scenario("s", 4, 3));
        lines.addAll(scenario("t", 4, 0));
        Evidence evidence = EvidenceReader.read(boot(lines), TWO);
        assertThat(evidence.defects()).isEmpty();
        assertThat(evidence.hello()).hasValueSatisfying(h -> assertThat(h.kernel()).isEqualTo("6.1.172"));
        assertThat(evidence.firstIo()).hasValueSatisfying(f -> assertThat(f.uptimeMs()).isEqualTo(2900));
        assertThat(evidence.bye()).isPresent();
        ScenarioEvidence s = evidence.of("s").orElseThrow();
        assertThat(s.usable()).as("%s", s.defects()).isTrue();
        assertThat(s.raceClass()).isEqualTo("R1");
        assertThat(s.corrupt()).isEqualTo(3);
        assertThat(s.writes()).isEqualTo(8);
        assertThat(s.miscompares()).hasSize(6);
        assertThat(s.described()).hasSize(6);
        assertThat(evidence.of("t").orElseThrow().usable()).isTrue();
        assertThat(evidence.of("u")).isEmpty();
    }

    @Test
    void linesAndStreamReadAlike() throws IOException {
        List<String> lines = boot(scenario("s", 4, 3));
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        assertThat(EvidenceReader.read(new ByteArrayInputStream(bytes), ONE)).isEqualTo(EvidenceReader.read(lines, ONE));
    }

    static Stream<Arguments> defects() {
        String begin = begin("s", 4);
        String end = end("s", 4, 1);
        List<String> bad = halves("s", 0);
        return Stream.of(
                row("it left no evidence"),
                row("it did not end", begin),
                row("it begins twice", begin, begin, end("s", 4, 0)),
                row("an event outside its begin and end", begin, end("s", 4, 0), end("s", 4, 0)),
                row("an event outside its begin and end", bad.get(0), begin, end("s", 4, 0)),
                row("it began with 5 trials where 4 were asked for", begin("s", 5), end("s", 4, 0)),
                row("it ended after 5 trials where at most 4 were asked for", begin, end("s", 5, 0)),
                row("it ended after 0 trials where at most 4 were asked for", begin, end("s", 0, 0).replace("\"writes\":0", "\"writes\":1")),
                row("it counts 5 corrupt of 4 trials", begin, end("s", 4, 5)),
                row("it counts -1 corrupt of 4 trials", begin, end("s", 4, -1)),
                row("it counts 1 corrupt of 4 trials and describes 0", begin, end),
                row("it counts 0 corrupt of 4 trials and describes 1", begin, bad, end("s", 4, 0)),
                row("it counts 2 corrupt of 4 trials and describes 1", begin, bad, end("s", 4, 2)),
                row("it made no write", begin, end("s", 4, 0).replace("\"writes\":8", "\"writes\":0")),
                row("token ffffffff of another run", begin.replace(Lines.RUN, "ffffffff"), end("s", 4, 0)),
                row("token ffffffff of another run", begin, bad.get(0).replace(Lines.RUN, "ffffffff"), end("s", 4, 0)),
                row("token ffffffff of another run", begin, end("s", 4, 0).replace(Lines.RUN, "ffffffff")),
                row("its block size is no power of two", begin.replace("4096", "4095"), end("s", 4, 0)),
                row("there is no trial 4", begin, write("s", 4, 1, 0, 512), end("s", 4, 0)),
                row("it describes trial 3 and ended after 3", begin, write("s", 3, 1, 0, 512), end("s", 3, 0)),
                row("it describes trial 3 and ended after 3", begin, halves("s", 3), end("s", 3, 1)),
                row("it counts 1 corrupt of 0 samples", begin, bad, end("s", 4, 1, 0, 1)),
                row("it counts 0 corrupt of 5 samples", begin, end("s", 4, 0, 5, 0)),
                row("it counts -1 corrupt of 1 samples", begin, end("s", 4, 0, 1, -1)),
                row("it counts 2 corrupt of 2 samples, and 1 of 4 trials in all", begin, bad, end("s", 4, 1, 2, 2)),
                row("it counts 0 corrupt of 4 samples, and 1 of 4 trials in all", begin, bad, end("s", 4, 1, 4, 0)),
                row("it counts 0 corrupt of 2 samples and describes 1", begin, halves("s", 2), end("s", 4, 1, 2, 0)),
                row("write 1 of trial 0 is described twice", begin, bad.get(0), bad.get(0), end("s", 4, 0)),
                row("write 1 is impossible", begin, write("s", 0, 1, Long.MAX_VALUE, 512), end("s", 4, 0)),
                row("write 1 is impossible", begin, write("s", 0, 1, 0, 0), end("s", 4, 0)),
                row("a miscompare is impossible", begin, bad.get(0), bad.get(1), bad.get(2).replace("2048", "4097"), end),
                row("a miscompare is impossible", begin, bad.get(0), bad.get(1), bad.get(2).replace("2048", "0"), end),
                row("a miscompare in unknown words", begin, bad.get(0), bad.get(2).replace("\"zeros\"", "\"ones\""), end),
                row("a miscompare in unknown words", begin, bad.get(0), bad.get(2).replace("direct", "mmap"), end),
                row("a miscompare in unknown words", begin, bad.get(0), bad.get(2).replace("write 1", "anything"), end),
                row("a miscompare of a write that is not described: write 1", begin, bad.get(2), end),
                // Numbers count from 1 in each trial: the writes of another say nothing.
                row("a miscompare of a write that is not described: write 2", begin, bad, write("s", 1, 1, 0, 512),
                        miscompare("s", 1, 0, 0, 512, "direct", "write 2", "zeros"), end("s", 4, 2)),
                row("a miscompare in unknown words", begin, bad.get(0), bad.get(2).replace("write 1", "write 1 or ones"), end),
                row("a bad size in unknown words: guessed", begin, badSize("s", 0, "guessed", 512, 0), end),
                row("a bad size is impossible: 512 bytes where 512 were expected", begin, badSize("s", 0, "direct", 512, 512), end),
                row("a bad size is impossible: -1 bytes", begin, badSize("s", 0, "direct", 512, -1), end),
                row("token ffffffff of another run", begin, badSize("s", 0, "direct", 512, 0).replace(Lines.RUN, "ffffffff"), end("s", 4, 0)),
                row("a bad result that is good", begin, badResult("s", 0, 1, 512, 512), end("s", 4, 0)),
                row("the agent had trouble: no space", begin, trouble("s", "no space"), end("s", 4, 0)),
                row("the agent had trouble: gone", begin, end("s", 4, 0), trouble("", "gone")),
                row("line 4 is no event: no JSON object", begin, "[]", end("s", 4, 0)),
                row("line 4 is no event", begin, end("s", 4, 0).substring(0, 40)),
                row("line 4 is no event: longer than 65536 bytes", begin, "x".repeat(70_000), end("s", 4, 0)),
                row("line 4 is no event: unknown kind fork", begin, "{\"kind\":\"fork\"}", end("s", 4, 0)),
                row("line 4 is no event: no kind", begin, "{}", end("s", 4, 0)),
                row("line 4 is no event", begin, end("s", 4, 0).replace("\"corrupt\":0,", "")),
                row("line 4 is no event", begin, end("s", 4, 0).replace("\"corrupt\":0", "\"corrupt\":null")),
                row("line 4 is no event", begin, end("s", 4, 0).replace("\"corrupt\":0", "\"corrupt\":\"0\"")),
                row("line 4 is no event", begin, end("s", 4, 0).replace("\"corrupt\":0", "\"corrupt\":0.9")),
                row("line 4 is no event", begin, end("s", 4, 0).replace("\"corrupt\":0", "\"corrupt\":4294967296")),
                row("line 4 is no event", begin, end("s", 4, 0).replace("\"corrupt\":0", "\"corrupt\":3,\"corrupt\":0")),
                row("line 4 is no event", begin, end("s", 4, 0).replace("}", ",\"excuse\":1}")),
                row("line 4 is no event", begin, end("s", 4, 0) + end("s", 4, 0)),
                row("line 3 is no event", "garbage", begin, end("s", 4, 0)),
                row("line 5 comes after the goodbye", begin, bye(), end("s", 4, 0)),
                row("line 6 comes after the goodbye", begin, end("s", 4, 0), bye(), firstIo()),
                row("line 3 speaks of a scenario that was not asked for: x", trouble("x", "y"), begin, end("s", 4, 0)),
                row("line 3: a hello that is not the first line", hello(), begin, end("s", 4, 0)),
                row("line 5: a second first I/O", begin, end("s", 4, 0), firstIo()),
                row("line 3 names no scenario", begin("", 4), begin, end("s", 4, 0)));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void evidenceThatDoesNotAddUpIsNotUsable(String defect, List<String> lines) {
        ScenarioEvidence s = EvidenceReader.read(boot(lines), ONE).of("s").orElseThrow();
        assertThat(s.usable()).isFalse();
        assertThat(s.defects()).anyMatch(d -> d.contains(defect));
    }

    @Test
    void anotherProtocolIsNotUnderstood() {
        List<String> lines = boot(scenario("s", 4, 0));
        lines.set(0, hello().replace("\"protocol\":2", "\"protocol\":1"));
        assertThat(EvidenceReader.read(lines, ONE).of("s").orElseThrow().defects())
                .containsExactly("the agent speaks protocol 1, not 2");
    }

    @Test
    void aScenarioThatDidNotEndDoesNotTouchTheOneBefore() {
        List<String> lines = new ArrayList<>(scenario("s", 4, 0));
        lines.add(begin("t", 4));
        lines.add(write("t", 0, 1, 0, 512).substring(0, 30));
        Evidence evidence = EvidenceReader.read(lines, TWO);
        assertThat(evidence.of("s").orElseThrow().usable()).isTrue();
        assertThat(evidence.of("t").orElseThrow().usable()).isFalse();
    }

    @Test
    void aCutOffLastLineBetweenScenariosIsSaidAndTouchesNone() {
        List<String> lines = new ArrayList<>(scenario("s", 4, 0));
        lines.add("{\"kind\":\"scena");
        Evidence evidence = EvidenceReader.read(lines, ONE);
        assertThat(evidence.of("s").orElseThrow().usable()).isTrue();
        assertThat(evidence.defects()).singleElement().asString().startsWith("line 3 is no event");
    }

    @Test
    void scenariosThatInterleaveAreNotUsable() {
        Evidence evidence = EvidenceReader.read(boot(begin("s", 4), begin("t", 4), end("s", 4, 0), end("t", 4, 0)), TWO);
        assertThat(evidence.of("s").orElseThrow().defects()).containsExactly("another scenario began before this one ended");
    }

    @Test
    void beyondTheCapFewerDetailsThanCountedAreFine() {
        Request request = Request.promised("s", Lines.RUN, 100);
        assertThat(read(request, scenario("s", 100, 100)).usable()).isTrue();
        List<String> lines = new ArrayList<>(scenario("s", 100, 100));
        lines.subList(1, 5).clear();
        assertThat(read(request, lines).defects()).containsExactly("it counts 100 corrupt of 100 trials and describes " + (Event.DETAILED_TRIALS - 1));
    }

    @Test
    void aTrialWithABadResultOnlyTakesUpRoomBelowTheCap() {
        Request request = Request.promised("s", Lines.RUN, 100);
        List<String> lines = new ArrayList<>(scenario("s", 100, 70));
        lines.subList(1, 5).clear();
        lines.addAll(1, List.of(write("s", 0, 1, 0, 512, -5), badResult("s", 0, 1, 512, -5)));
        assertThat(read(request, lines).usable()).isTrue();
    }

    /** Three trials, each wrong in one way only, and every word that a miscompare may say. */
    @Test
    void everyKindOfWrongCountsATrial() {
        List<String> lines = List.of(begin("s", 100), write("s", 0, 1, 0, 512, -5), badResult("s", 0, 1, 512, -5),
                badSize("s", 1, "cut", 4096, 0), write("s", 2, 1, 0, 512),
                miscompare("s", 2, 0, 0, 512, "mapped", "before or write 1", "nothing"),
                miscompare("s", 2, 1, 0, 512, "cut", "zeros", "before"),
                miscompare("s", 2, 2, 0, 512, "buffered", "zeros or before", "bytes 00ff"), end("s", 3, 3, 1, 1));
        ScenarioEvidence s = read(Request.promised("s", Lines.RUN, 100), lines);
        assertThat(s.defects()).isEmpty();
        assertThat(s.told()).containsExactly(0, 1, 2);
        assertThat(List.of(s.trials(), s.corrupt(), s.sampled(), s.sampledCorrupt())).containsExactly(3, 3, 1, 1);
        assertThat(s.timings()).isEqualTo(new Timings(100, 20, 30, 40));
        assertThat(s.writes(2)).singleElement().extracting(Event.Write::length).isEqualTo(512);
    }

    @Test
    void whatNobodyPromisesIsTheHostsWord() {
        Request request = new Request("s", Lines.RUN, 4, Optional.of("left to the application"));
        assertThat(read(request, scenario("s", 4, 0)).unpromised()).contains("left to the application");
        assertThat(read(ONE.get(0), scenario("s", 4, 0)).unpromised()).isEmpty();
    }

    @Test
    void eitherOfTwoOverlappingWritesMayBeExpected() {
        List<String> lines = List.of(begin("s", 4), write("s", 0, 1, 0, 4096), write("s", 0, 2, 512, 512),
                miscompare("s", 0, 0, 512, 1024, "direct", "write 1 or write 2", "write -7"), end("s", 4, 1));
        assertThat(read(ONE.get(0), lines).defects()).isEmpty();
        assertThat(read(ONE.get(0), lines.stream().map(l -> l.replace("or write 2", "or write 3")).toList()).defects())
                .containsExactly("a miscompare of a write that is not described: write 1 or write 3");
    }

    @Test
    void moreLinesThanTheBoundMakeAllUnusable() {
        List<String> lines = new ArrayList<>(boot(scenario("s", 4, 0)));
        lines.addAll(Collections.nCopies(EvidenceReader.MAX_LINES, ""));
        assertThat(EvidenceReader.read(lines, ONE).of("s").orElseThrow().defects())
                .anyMatch(d -> d.contains("more than 500000 lines"));
    }

    @Test
    void whatTheGuestSaysCannotFillTheScreen() {
        String escapes = "\\u001b[2J".repeat(1000);
        String defect = read(ONE.get(0), List.of(begin("s", 4), trouble("s", escapes), end("s", 4, 0))).defects().get(0);
        assertThat(defect).doesNotContain("\u001b").hasSizeLessThan(250);
    }

    @Test
    void oneScenarioIsRequestedOnce() {
        assertThatThrownBy(() -> EvidenceReader.read(List.of(), List.of(ONE.get(0), ONE.get(0))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("requested twice");
        assertThatThrownBy(() -> Request.promised("s", "r", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScenarioEvidence read(Request request, List<String> lines) {
        return EvidenceReader.read(boot(lines), List.of(request)).of(request.scenario()).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Arguments row(String defect, Object... lines) {
        List<String> all = new ArrayList<>();
        for (Object line : lines) {
            if (line instanceof List<?> list) {
                all.addAll((List<String>) list);
            } else {
                all.add((String) line);
            }
        }
        return Arguments.of(defect, all);
    }
}
