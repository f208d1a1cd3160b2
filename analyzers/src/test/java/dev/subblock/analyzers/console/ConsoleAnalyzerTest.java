package dev.subblock.analyzers.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleAnalyzerTest {
    private final ConsoleAnalyzer analyzer = new ConsoleAnalyzer();

    static List<Golden> goldens() throws IOException {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void goldenLog(Golden golden) throws IOException {
        assertThat(golden.render(golden.report())).isEqualTo(golden.expected());
    }

    @Test
    void everyPatternFiresInAGoldenLog() throws IOException {
        Set<String> fired = new HashSet<>();
        for (Golden golden : Golden.all()) {
            golden.report().findings().forEach(f -> fired.add(f.id()));
            golden.report().known().forEach(f -> fired.add(f.id()));
        }
        Set<String> rows = new HashSet<>();
        PatternTable.failures().rows().forEach(r -> rows.add(r.id()));
        PatternTable.known().rows().forEach(r -> rows.add(r.id()));
        assertThat(fired).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void noFailurePatternIsExcusedByAKnownLineOfAnotherKind() {
        // The excuse is for the CPU's remarks only: the same word from anywhere else still counts.
        assertThat(ids("WARNING: CPU: 0 PID: 1 at fs/xfs/xfs_file.c:1 f+0x1/0x2")).containsExactly("warning");
        assertThat(ids("foo: Spectre V2 : WARNING: x")).containsExactly("warning");
        assertThat(ids("Spectre V2 : WARNING: x")).isEmpty();
    }

    @Test
    void stampsAreNotPartOfALine() {
        assertThat(analyzer.analyze(List.of("<4>[    1.000000][  T84] BUG: x\r", "\u001b[31m[12345.000000] BUG: y"))
                .findings()).extracting(ConsoleFinding::text).containsExactly("BUG: x", "BUG: y");
    }

    @Test
    void secondBannerIsAFindingTheFirstIsNot() {
        assertThat(ids("Linux version 6.1")).isEmpty();
        assertThat(ids("Linux version 6.1", "x", "[    0.000000] Linux version 6.1")).containsExactly("second-boot");
    }

    @Test
    void contextIsBounded() {
        List<String> lines = new ArrayList<>(List.of("BUG: x"));
        lines.addAll(Collections.nCopies(100, "more"));
        assertThat(analyzer.analyze(lines).findings().get(0).context()).hasSize(ConsoleFinding.CONTEXT);
    }

    @Test
    void whatIsBehindTheLastLineCannotPass() {
        List<String> lines = new ArrayList<>(Collections.nCopies(ConsoleAnalyzer.MAX_LINES, "x"));
        assertThat(analyzer.analyze(lines).findings()).isEmpty();
        lines.add("Kernel panic - not syncing: unseen");
        ConsoleReport report = analyzer.analyze(lines);
        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo(ConsoleAnalyzer.FLOOD);
            assertThat(f.severity().fails()).isTrue();
        });
        assertThat(report.bounds()).anyMatch(b -> b.contains("first 20000 lines"));
    }

    @Test
    void longLinesUseUpTheBoundEarlier() {
        ConsoleReport report = analyzer.analyze(Collections.nCopies(1000, "x".repeat(4000)));
        assertThat(report.lines()).isEqualTo(500);
        assertThat(report.findings()).extracting(ConsoleFinding::id, ConsoleFinding::line)
                .containsExactly(tuple(ConsoleAnalyzer.FLOOD, 500));
    }

    @Test
    void aStormOfWarningsIsCutAndSaid() {
        ConsoleReport report = analyzer.analyze(Collections.nCopies(500, "WARNING: x"));
        assertThat(report.findings()).hasSize(ConsoleAnalyzer.MAX_PER_PATTERN);
        assertThat(report.bounds()).containsExactly("only the first 20 console findings of each kind were kept");
    }

    @Test
    void aStormOfNotesHidesNoFailureBehindIt() {
        List<String> lines = new ArrayList<>(Collections.nCopies(500, "I/O error, dev vda, sector 8"));
        lines.add("Kernel panic - not syncing: x");
        assertThat(analyzer.analyze(lines).findings()).anyMatch(f -> f.severity() == Severity.FATAL);
    }

    @Test
    void oneLineForEverCostsNoMoreThanTheBound() throws IOException {
        InputStream endless = new InputStream() {
            private int left = 64 << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }
        };
        ConsoleReport report = analyzer.analyze(endless);
        assertThat(report.lines()).isEqualTo(1);
        assertThat(report.tail().get(0)).hasSize(ConsoleAnalyzer.MAX_LINE);
        assertThat(report.bounds()).singleElement().asString().contains("first 4096 bytes");
    }

    @Test
    void emptyConsole() throws IOException {
        ConsoleReport report = analyzer.analyze(new ByteArrayInputStream(new byte[0]));
        assertThat(report.findings()).isEmpty();
        assertThat(report.lines()).isZero();
        assertThat(report.orderly()).isFalse();
    }

    @Test
    void aTableThatIsNoneIsRefused() {
        assertThatThrownBy(() -> PatternTable.parse("[a]\nseverity = fatal\nregex = x\nmeaning = y\n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("row a lacks source");
        assertThatThrownBy(() -> PatternTable.parse("severity = fatal")).hasMessageContaining("no row");
        String row = "[a]\nseverity = note\nregex = x = y\nmeaning = m\nsource = s\n";
        assertThat(PatternTable.parse(row).rows().get(0).regex().pattern()).isEqualTo("x = y");
        assertThatThrownBy(() -> PatternTable.parse(row + row)).hasMessageContaining("two rows a");
    }

    private List<String> ids(String... lines) {
        return analyzer.analyze(List.of(lines)).findings().stream().map(ConsoleFinding::id).toList();
    }

    @Test
    void aFindingIsOfTheScenarioWhoseMarkStandsBeforeIt() {
        String warning = "[    1.000000] WARNING: CPU: 0 PID: 1 at fs/xfs/xfs_file.c:1 f+0x1/0x2";
        ConsoleReport report = new ConsoleAnalyzer().analyze(List.of(warning, "[    2.000000] subblock: scenario r1-4k-hole-one-halves", warning,
                "<4>subblock: scenario r18-4k-written-log", warning, "[    3.000000] subblock: no scenario", warning));

        assertThat(report.findings()).extracting(ConsoleFinding::scenario)
                .containsExactly("", "r1-4k-hole-one-halves", "r18-4k-written-log", "");
    }

    @Test
    void whatIsKnownOfABaseIsNotedAndNothingElse() {
        List<String> console = List.of("WARNING: at arch/x86/kernel/apic/apic.c:1287 setup_local_APIC+0x17c/0x240()",
                "WARNING: at fs/xfs/xfs_inode.c:12 xfs_iunlock+0x1/0x2()");
        ConsoleAnalyzer knowing = new ConsoleAnalyzer(List.of(new KnownLine(Pattern.compile("setup_local_APIC"), "the timer", "linux-2.6.37")));
        assertThat(knowing.analyze(console).findings()).extracting(ConsoleFinding::line).containsExactly(2);
        assertThat(knowing.analyze(console).known()).extracting(ConsoleFinding::id).containsExactly("known-linux-2.6.37");
        assertThat(analyzer.analyze(console).findings()).hasSize(2);
    }

    @Test
    void aKernelOfBeforeThePrefixGoesDownInOrder() {
        assertThat(analyzer.analyze(List.of("Restarting system.")).orderly()).isTrue();
    }
}
