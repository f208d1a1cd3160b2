package dev.subblock.faultbench.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the table into {@code docs/reliability.md}, between its markers. */
public final class Reliability {

    static final String BEGIN = "<!-- table: written by testsuite/faultbench/run --docs -->\n";
    static final String END = "<!-- end of the table -->";
    private static final String HEAD = "| case | what is done | what came out | | tried with |\n|---|---|---|---|---|\n";

    private Reliability() {}

    /**
     * Replaces the rows of the cases that were run; those of others stay as they are, with the version that they were
     * run with. A case that was not tried leaves the row that there is.
     *
     * @param version of the tool, and the date
     * @throws IOException if the file has no markers
     */
    public static void write(Path file, String version, List<Outcome> outcomes) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("no markers of the table in " + file);
        }
        String table = table(text.substring(begin + BEGIN.length(), end), version, outcomes);
        Files.writeString(file, text.substring(0, begin) + BEGIN + table + text.substring(end));
    }

    static String table(String before, String version, List<Outcome> outcomes) {
        Map<String, String> rows = new LinkedHashMap<>();
        before.lines().filter(l -> l.startsWith("| ") && !HEAD.startsWith(l)).forEach(l -> rows.put(l.split(" ")[1], l));
        for (Outcome outcome : outcomes) {
            if (outcome.lacking() == null) {
                rows.put(outcome.name(), row(version, outcome));
            } else {
                rows.putIfAbsent(outcome.name(), row(version, outcome));
            }
        }
        return HEAD + String.join("\n", rows.values()) + "\n";
    }

    private static String row(String version, Outcome outcome) {
        String came = outcome.lacking() != null ? outcome.lacking() : outcome.ok() ? outcome.came() : outcome.came() + "; " + String.join("; ", outcome.wrong());
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |", outcome.name(), cell(outcome.words()), cell(came), outcome.mark(), version);
    }

    private static String cell(String words) {
        return words.replace("|", "\\|").replace("\n", " ");
    }
}
