package dev.subblock.analyzers.console;

import dev.subblock.analyzers.lines.BoundedLines;
import dev.subblock.analyzers.lines.Line;
import dev.subblock.reproducer.evidence.ConsoleMark;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a console log into findings. The patterns are data: {@code console-patterns.txt} (failures) and
 * {@code console-known.txt} (lines that look like one and are harmless) beside this class.
 */
public final class ConsoleAnalyzer {
    /** A kernel line has at most 1 KiB; what is longer is no kernel line, and its beginning says what it is. */
    public static final int MAX_LINE = 4 * 1024;
    /** A boot and its scenarios print under 2,000 lines; ten times that, with room, for traces. */
    public static final int MAX_LINES = 20_000;
    /** 20,000 lines as a kernel prints them. What a guest prints to make the patterns slow then costs seconds, not minutes. */
    public static final int MAX_CHARS = 2_000_000;
    /** Findings of one pattern that are kept: what failed first matters, the hundredth warning of a storm does not. */
    public static final int MAX_PER_PATTERN = 20;
    /** {@code kernel_power_off}, {@code kernel_restart}, {@code kernel_halt}: kernel/reboot.c, and kernel/sys.c without the first word before 3.11. */
    private static final Pattern ORDERLY = Pattern.compile("^(reboot: )?(Power down|Restarting system|System halted)");
    /** Of the finding that stands for all lines behind these bounds. */
    public static final String FLOOD = "console-flood";
    private static final Pattern CONTEXT_END = Pattern.compile("---\\[ end (trace|Kernel panic)");

    private final PatternTable failures = PatternTable.failures();
    private final PatternTable known;

    public ConsoleAnalyzer() {
        this(List.of());
    }

    /** @param also lines that are harmless on the kernels that are looked at, besides those that are so everywhere */
    public ConsoleAnalyzer(List<KnownLine> also) {
        known = PatternTable.known().and(also);
    }

    /**
     * Reads at most {@value #MAX_LINES} lines of at most {@value #MAX_LINE} bytes, and {@value #MAX_CHARS} characters in
     * all; the report says if there was more.
     *
     * @throws IOException if the stream can't be read
     */
    public ConsoleReport analyze(InputStream console) throws IOException {
        return analyze(BoundedLines.read(console, MAX_LINE, MAX_LINES).within(MAX_CHARS));
    }

    /** As {@link #analyze(InputStream)}, from lines in memory. */
    public ConsoleReport analyze(List<String> console) {
        return analyze(BoundedLines.of(console, MAX_LINE, MAX_LINES).within(MAX_CHARS));
    }

    private ConsoleReport analyze(BoundedLines input) {
        List<String> lines = input.lines().stream().map(l -> ConsoleText.plain(l.text())).toList();
        List<ConsoleFinding> findings = new ArrayList<>();
        List<ConsoleFinding> harmless = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        boolean orderly = false;
        boolean storm = false;
        String scenario = "";
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            orderly |= ORDERLY.matcher(text).find();
            scenario = text.startsWith(ConsoleMark.SCENARIO) ? text.substring(ConsoleMark.SCENARIO.length()).strip()
                    : text.startsWith(ConsoleMark.OVER) ? "" : scenario;
            Optional<ConsolePattern> excuse = known.match(text);
            Optional<ConsolePattern> pattern = excuse.isPresent() ? excuse : failures.match(text);
            if (pattern.isEmpty()) {
                continue;
            }
            int nth = seen.merge(pattern.get().id(), 1, Integer::sum) - pattern.get().occurrence() + 1;
            storm |= nth > MAX_PER_PATTERN;
            if (nth >= 1 && nth <= MAX_PER_PATTERN) {
                (excuse.isPresent() ? harmless : findings).add(finding(pattern.get(), scenario, lines, i));
            }
        }
        if (input.more()) {
            // What was not looked at may hold a panic, so such a console can't go with a pass.
            findings.add(new ConsoleFinding(FLOOD, Severity.FAILURE, lines.size(), lines.get(lines.size() - 1),
                    "the console has more lines than are looked at", "", List.of()));
        }
        return new ConsoleReport(findings, harmless, orderly, lines.size(), bounds(input, storm),
                lines.subList(Math.max(0, lines.size() - ConsoleFinding.CONTEXT), lines.size()));
    }

    private static ConsoleFinding finding(ConsolePattern pattern, String scenario, List<String> lines, int at) {
        List<String> context = new ArrayList<>();
        for (int i = at; i < lines.size() && context.size() < ConsoleFinding.CONTEXT; i++) {
            context.add(lines.get(i));
            if (CONTEXT_END.matcher(lines.get(i)).find()) {
                break;
            }
        }
        return new ConsoleFinding(pattern.id(), pattern.severity(), at + 1, lines.get(at), pattern.meaning(), scenario, context);
    }

    private static List<String> bounds(BoundedLines input, boolean storm) {
        List<String> bounds = new ArrayList<>();
        if (input.more()) {
            bounds.add("only the first " + input.lines().size() + " lines of the console were looked at");
        }
        long cut = input.lines().stream().filter(Line::cut).count();
        if (cut > 0) {
            bounds.add("of " + cut + " console lines only the first " + MAX_LINE + " bytes were looked at");
        }
        if (storm) {
            bounds.add("only the first " + MAX_PER_PATTERN + " console findings of each kind were kept");
        }
        return bounds;
    }
}
