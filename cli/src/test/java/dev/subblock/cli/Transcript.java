package dev.subblock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The console blocks of a document: commands, each with the lines it prints on standard output.
 *
 * @param commands in the order in which they are typed
 */
record Transcript(List<Typed> commands) {

    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";
    /** Any lines, or none; at the end of a line, any rest of it. */
    private static final String GAP = "...";

    /** @param line where it stands in the document, from 1 */
    record Typed(int line, String command, List<String> printed) {

        /** Whether that is what is shown here, under the rule that the document gives. */
        boolean shows(String output) {
            return matches(printed.stream().map(Transcript::masked).toList(), output.stripTrailing().lines().map(Transcript::masked).toList());
        }
    }

    static Transcript of(List<String> document) {
        List<Typed> all = new ArrayList<>();
        boolean within = false;
        for (int i = 0; i < document.size(); i++) {
            String line = document.get(i);
            if (line.startsWith(FENCE)) {
                within = !within && line.equals(FENCE + "console");
            } else if (within && line.startsWith(PROMPT)) {
                all.add(new Typed(i + 1, line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (within) {
                all.get(all.size() - 1).printed().add(line);
            }
        }
        return new Transcript(all);
    }

    /** A word that begins with a digit is any such word, and so is a commit's id; a run of blanks is any other. */
    private static String masked(String line) {
        return line.strip().replaceAll("(?<![\\w-])([0-9][^\\s()]*|[0-9a-f]{12}\\b)", "#").replaceAll("\\s+", " ");
    }

    private static boolean fits(String shown, String printed) {
        return shown.endsWith(GAP) ? printed.startsWith(shown.substring(0, shown.length() - GAP.length())) : shown.equals(printed);
    }

    private static boolean matches(List<String> shown, List<String> printed) {
        if (shown.isEmpty()) {
            return printed.isEmpty();
        }
        List<String> rest = shown.subList(1, shown.size());
        if (shown.get(0).equals(GAP)) {
            return IntStream.rangeClosed(0, printed.size()).anyMatch(i -> matches(rest, printed.subList(i, printed.size())));
        }
        return !printed.isEmpty() && fits(shown.get(0), printed.get(0)) && matches(rest, printed.subList(1, printed.size()));
    }
}
