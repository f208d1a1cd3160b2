package dev.subblock.analyzers.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A console log that somebody looked at, and what must come of it: {@code NAME.log} and {@code NAME.expected}. The
 * first line of the latter has the facts ({@code hello}, {@code bye}, {@code exit=N}, {@code deadline=PHASE}), the
 * second the end, the others one finding each, as {@link #render} writes them.
 */
record Golden(String name, Path log, GuestFacts facts, String expected) {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden/console");

    static List<Golden> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(f -> f.toString().endsWith(".log")).sorted().map(Golden::of).toList();
        }
    }

    private static Golden of(Path log) {
        try {
            String name = log.getFileName().toString().replaceAll("\\.log$", "");
            String[] parts = Files.readString(log.resolveSibling(name + ".expected")).split("\n", 2);
            return new Golden(name, log, facts(parts[0]), parts[1]);
        } catch (IOException e) {
            throw new AssertionError("every log needs its .expected", e);
        }
    }

    private static GuestFacts facts(String line) {
        List<String> words = Arrays.asList(line.split(" "));
        return new GuestFacts(words.contains("hello"), words.contains("bye"),
                value(words, "exit").map(v -> OptionalInt.of(Integer.parseInt(v))).orElse(OptionalInt.empty()),
                value(words, "deadline"));
    }

    private static Optional<String> value(List<String> words, String key) {
        return words.stream().filter(w -> w.startsWith(key + "=")).map(w -> w.substring(key.length() + 1)).findFirst();
    }

    ConsoleReport report() throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            return new ConsoleAnalyzer().analyze(in);
        }
    }

    String render(ConsoleReport report) {
        StringBuilder text = new StringBuilder();
        text.append("end ").append(GuestEndJudge.judge(report, facts).end()).append('\n');
        report.findings().forEach(f -> text.append(line("finding", f)));
        report.known().forEach(f -> text.append(line("known", f)));
        report.bounds().forEach(b -> text.append("bound ").append(b).append('\n'));
        return text.toString();
    }

    private static String line(String what, ConsoleFinding f) {
        return what + " " + f.id() + " " + f.severity() + " line " + f.line() + ", context " + f.context().size()
                + ": " + f.text() + "\n";
    }

    @Override
    public String toString() {
        return name;
    }
}
