package dev.subblock.analyzers.bisect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a log of git's. It comes from a user's disk or from a mail. */
final class BisectLogParser {

    /** A bisection of all of Linux has 20 lines for each of its 20 steps at the very most. */
    private static final int MOST_LINES = 10_000;

    private static final Pattern COMMENT = Pattern.compile("# ([\\w-]+): \\[([0-9a-f]{40})\\] ?(.*)");
    private static final Pattern COMMAND = Pattern.compile("git[ -]bisect ([\\w-]+) ?(.*)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern TERM_OPTION = Pattern.compile("--term-(new|bad|old|good)(?:=(.+))?");

    private final Map<String, String> titles = new LinkedHashMap<>();
    /** Comments since the last command: they name by id what a command may name otherwise. */
    private final List<String> named = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private String oldTerm = "good";
    private String newTerm = "bad";
    private boolean started;

    BisectLog parse(String text) {
        int number = 0;
        for (String line : text.split("\n", MOST_LINES + 1)) {
            number++;
            if (number > MOST_LINES) {
                throw new IllegalArgumentException("it has more than " + MOST_LINES + " lines");
            }
            try {
                line(line.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        if (!started) {
            throw new IllegalArgumentException("no line says git bisect start");
        }
        return new BisectLog(oldTerm, newTerm, marks);
    }

    private void line(String line) {
        Matcher comment = COMMENT.matcher(line);
        Matcher command = COMMAND.matcher(line);
        if (comment.matches()) {
            titles.put(comment.group(2), comment.group(3));
            named.add(comment.group(2));
        } else if (command.matches()) {
            command(command.group(1), words(command.group(2)));
            named.clear();
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            throw new IllegalArgumentException("it is no line of a git bisect log");
        }
    }

    private void command(String verb, List<String> words) {
        if (verb.equals("start")) {
            start(words);
        } else if (!started) {
            throw new IllegalArgumentException("git bisect " + verb + " comes before git bisect start");
        } else if (!verb.equals("terms")) {
            Mark.Kind kind = kind(verb);
            for (String word : words) {
                marks.add(mark(kind, word));
            }
        }
    }

    private Mark.Kind kind(String verb) {
        if (verb.equals("skip")) {
            return Mark.Kind.SKIP;
        }
        if (verb.equals(newTerm) || verb.equals("new") && newTerm.equals("bad")) {
            newTerm = verb;
            return Mark.Kind.NEW;
        }
        if (verb.equals(oldTerm) || verb.equals("old") && oldTerm.equals("good")) {
            oldTerm = verb;
            return Mark.Kind.OLD;
        }
        throw new IllegalArgumentException("git bisect " + verb + " is neither " + oldTerm + ", " + newTerm + " nor skip");
    }

    /** Options, then the new end and the old ones, then paths behind two dashes, which we do not take. */
    private void start(List<String> words) {
        started = true;
        List<String> revisions = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Matcher option = TERM_OPTION.matcher(words.get(i));
            if (option.matches()) {
                boolean inside = option.group(2) != null;
                if (!inside && i + 1 == words.size()) {
                    throw new IllegalArgumentException(words.get(i) + " has no term");
                }
                term(option.group(1), inside ? option.group(2) : words.get(++i));
            } else if (words.get(i).equals("--")) {
                throw new IllegalArgumentException("it bisects only some paths, which is not done here");
            } else if (!words.get(i).startsWith("--")) {
                revisions.add(words.get(i));
            }
        }
        for (int i = 0; i < revisions.size(); i++) {
            // git names the ends by id in comments above the line: new end first.
            String id = ID.matcher(revisions.get(i)).matches() || named.size() < revisions.size() ? revisions.get(i) : named.get(i);
            marks.add(mark(i == 0 ? Mark.Kind.NEW : Mark.Kind.OLD, id));
        }
    }

    private void term(String which, String term) {
        if (which.equals("new") || which.equals("bad")) {
            newTerm = term;
        } else {
            oldTerm = term;
        }
    }

    private Mark mark(Mark.Kind kind, String id) {
        return new Mark(kind, id, titles.getOrDefault(id, ""));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }
}
