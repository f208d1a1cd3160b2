package dev.subblock.analyzers.explain;

import static dev.subblock.analyzers.Lines.badSize;
import static dev.subblock.analyzers.Lines.begin;
import static dev.subblock.analyzers.Lines.boot;
import static dev.subblock.analyzers.Lines.miscompare;
import static dev.subblock.analyzers.Lines.write;
import static dev.subblock.analyzers.TraceLines.arrive;
import static dev.subblock.analyzers.TraceLines.complete;
import static dev.subblock.analyzers.TraceLines.extent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.Lines;
import dev.subblock.analyzers.TraceLines;
import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.Request;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The goldens are read by people before they are changed: {@code src/test/resources/golden/explain}. */
class ExplanationTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/explain");
    private static final int DISK = 1 << 20;
    private static final Subject R2 = new Subject("step-8", "explore:256:64", """
            scenario R2 middle
              why where both wrote either may be there; B wrote the rest of the block alone, and must be there
              block 4096
              file 16 hole
              by two
              write A 3+2
              write B 0+8
            """, "hole", "./subblock replay RUN step-8/r2-4k-hole-two-middle --trial 1");

    @Test
    void anAlignedWriteLostToAPad() throws IOException {
        ScenarioEvidence evidence = evidence("R2", 4096, write("s", 1, 1, 1536, 1024), write("s", 1, 2, 0, 4096),
                miscompare("s", 1, 0, 0, 1536, "direct", "write 2", "zeros"), miscompare("s", 1, 0, 0, 1536, "buffered", "write 2", "zeros"));
        Optional<ScenarioTrace> trace = trace(arrive(1, 11, DISK, "zeros:-1:3"), arrive(1, 12, DISK + 1536, "write 1:1536:2"),
                arrive(1, 13, DISK + 2560, "zeros:-1:3"), arrive(1, 14, DISK, "write 2:0:8"), arrive(1, 15, 8 << 20, "other:-1:8"),
                complete(1, 15), complete(1, 13), complete(1, 14), complete(1, 11), complete(1, 12), extent(1, 0, DISK, 8192, 0));
        golden("pad-over-aligned", explain(R2, evidence, trace));
    }

    @Test
    void withoutATraceTheOrderIsNotKnown() throws IOException {
        ScenarioEvidence evidence = evidence("R2", 4096, write("s", 1, 1, 1536, 1024), write("s", 1, 2, 0, 4096),
                miscompare("s", 1, 0, 0, 1536, "direct", "write 2", "zeros"));
        golden("no-trace", explain(new Subject("stock", "fifo", R2.scenario(), "", ""), evidence, Optional.empty()));
    }

    /** A block of 16 KiB has 32 sectors: what is right is not drawn. */
    @Test
    void aLargeBlockAndSeveralWaysOfReading() throws IOException {
        ScenarioEvidence evidence = evidence("R14", 16384, write("s", 1, 1, 8192, 4096), write("s", 1, 2, 10240, 1024),
                miscompare("s", 1, 0, 8192, 9216, "buffered", "write 1", "before"),
                miscompare("s", 1, 0, 10240, 10752, "mapped", "write 1 or write 2", "older"),
                miscompare("s", 1, 0, 11264, 11300, "mapped", "write 1", "bytes 00ff"));
        golden("large-block", explain(new Subject("control-r14", "reverse", "scenario R14 x\n", "written", "./subblock replay X"), evidence,
                trace(arrive(1, 1, DISK + 8192, "write 1:8192:8"), arrive(1, 2, DISK + 10240, "write 2:10240:2"), complete(1, 1), complete(1, 2),
                        extent(1, 0, DISK, 16384, 0))));
    }

    /** A file that ends too early is drawn where it should have ended. */
    @Test
    void aLostTail() throws IOException {
        ScenarioEvidence evidence = evidence("R9", 4096, write("s", 1, 1, 4096, 4096),
                miscompare("s", 1, 1, 0, 4096, "direct", "write 1", "nothing"), badSize("s", 1, "direct", 8192, 4096));
        golden("lost-tail", explain(new Subject("control-r9", "explore:256:64", "scenario R9 empty\n", "hole", ""), evidence,
                trace(arrive(1, 1, DISK, "write 1:4096:8"), complete(1, 1), extent(1, 4096, DISK, 4096, 0))));
        ScenarioEvidence size = evidence("R9", 4096, write("s", 1, 1, 4096, 4096), badSize("s", 1, "direct", 8192, 4096));
        assertThat(explain(R2, size, Optional.empty())).contains("Block 1 of the file").contains("The file is 4096 bytes long where");
    }

    @Test
    void zerosFromTheEndOfTheFileToAWrite() throws IOException {
        ScenarioEvidence evidence = evidence("R4", 4096, write("s", 1, 1, 0, 4096), write("s", 1, 2, 6144, 1024),
                miscompare("s", 1, 0, 1024, 4096, "direct", "write 1", "zeros"));
        golden("zeros-before-a-write", explain(new Subject("control-r4", "explore:256:64", "scenario R4 gap\n", "written", ""), evidence,
                trace(arrive(1, 1, DISK, "write 1:0:8"), arrive(1, 2, DISK, "before:0:2", "zeros:-1:6"), arrive(1, 3, DISK + 6144, "write 2:6144:2"),
                        complete(1, 1), complete(1, 2), complete(1, 3), extent(1, 0, DISK, 8192, 0))));
    }

    @Test
    void thereIsNothingToExplainWhereNothingIsWrong() throws IOException {
        ScenarioEvidence evidence = EvidenceReader.read(boot(Lines.scenario("s", 3, 0)), List.of(Request.promised("s", Lines.RUN, 3))).scenarios().get(0);
        assertThat(Explainer.explain(R2, evidence, Optional.empty(), OptionalInt.empty())).isEmpty();
        ScenarioEvidence wrong = evidence("R2", 4096, write("s", 1, 1, 0, 512), miscompare("s", 1, 0, 0, 512, "direct", "write 1", "zeros"));
        assertThat(Explainer.explain(R2, wrong, Optional.empty(), OptionalInt.of(0))).isEmpty();
        assertThat(Explainer.explain(R2, wrong, Optional.empty(), OptionalInt.of(1))).isPresent();
    }

    @Test
    void whatTheScenarioSaysCannotMoveTheCursor() throws IOException {
        ScenarioEvidence wrong = evidence("R2", 4096, write("s", 1, 1, 0, 512), miscompare("s", 1, 0, 0, 512, "direct", "write 1", "zeros"));
        assertThat(explain(new Subject("k", "fifo", "scenario \u001b[2J R2\n", "", ""), wrong, Optional.empty())).doesNotContain("\u001b");
    }

    private static String explain(Subject subject, ScenarioEvidence evidence, Optional<ScenarioTrace> trace) {
        return ExplanationText.render(Explainer.explain(subject, evidence, trace, OptionalInt.empty()).orElseThrow());
    }

    private static void golden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name + ".txt");
        assertThat(text).isEqualTo(Files.exists(file) ? Files.readString(file) : "(no golden " + file + ")");
        assertThat(text.lines().filter(l -> l.length() > 80)).isEmpty();
    }

    private static ScenarioEvidence evidence(String own, int blockSize, String... inside) {
        List<String> lines = new ArrayList<>(List.of(begin("s", 3).replace("R1", own).replace("4096", String.valueOf(blockSize))));
        lines.addAll(Arrays.asList(inside));
        lines.add(Lines.end("s", 3, 1));
        ScenarioEvidence evidence = EvidenceReader.read(boot(lines), List.of(Request.promised("s", Lines.RUN, 3))).scenarios().get(0);
        assertThat(evidence.defects()).isEmpty();
        return evidence;
    }

    /** Trial 1 of three. */
    private static Optional<ScenarioTrace> trace(String... disk) throws IOException {
        List<String> lines = new ArrayList<>(List.of(TraceLines.scenario("s"), TraceLines.begin(0), TraceLines.end(0), TraceLines.begin(1)));
        Arrays.stream(disk).filter(l -> !l.contains("\"extent\"")).forEach(lines::add);
        lines.add(TraceLines.end(1));
        Arrays.stream(disk).filter(l -> l.contains("\"extent\"")).forEach(lines::add);
        lines.addAll(List.of(TraceLines.begin(2), TraceLines.end(2), TraceLines.explored("s", 3, true, 4, 0, 0)));
        ScenarioTrace trace = TraceReader.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), (s, t) -> t == 1)
                .of("s").orElseThrow();
        assertThat(trace.defects()).isEmpty();
        return Optional.of(trace);
    }
}
