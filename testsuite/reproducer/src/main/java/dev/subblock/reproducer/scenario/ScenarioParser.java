package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.ReproducerException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Reads scenarios, strictly: whatever is not understood is an error with its source and line. */
final class ScenarioParser {

    private final String source;
    private final List<Scenario> scenarios = new ArrayList<>();
    private Draft draft;
    private int line = 1;

    ScenarioParser(String source) {
        this.source = source;
    }

    /** @throws ReproducerException for what is wrong, and for a text without a scenario */
    List<Scenario> parse(String text) {
        int length = text.length();
        int at = 0;
        while (at < length) {
            int end = at;
            char c = text.charAt(end);
            while (c != '\n' && c != ';' && c != '#') {
                end++;
                c = end == length ? '\n' : text.charAt(end);
            }
            statement(text.substring(at, end));
            if (c == '#') {
                int newline = text.indexOf('\n', end);
                end = newline < 0 ? length : newline;
                c = '\n';
            }
            line += c == '\n' ? 1 : 0;
            at = end + 1;
        }
        finish();
        if (scenarios.isEmpty()) {
            throw new ReproducerException(source + ": no scenario in it");
        }
        return scenarios;
    }

    private void statement(String text) {
        String statement = text.strip();
        if (statement.isEmpty()) {
            return;
        }
        Words words = new Words(statement);
        try {
            String first = words.next();
            if ("scenario".equals(first)) {
                finish();
                draft = new Draft(words.raceClass(), words.shape(), line);
                words.end();
            } else if (draft == null) {
                throw new WrongException("'" + statement + "' stands before the first 'scenario CLASS SHAPE'");
            } else {
                draft.line(first, words);
            }
        } catch (WrongException e) {
            throw wrong(line, e);
        }
    }

    private void finish() {
        if (draft == null) {
            return;
        }
        try {
            for (Scenario scenario : draft.scenarios()) {
                for (Scenario other : scenarios) {
                    if (other.shape().equals(scenario.shape()) && other.name().equals(scenario.name())) {
                        throw new WrongException("scenario " + scenario.name() + " is there already: give another shape");
                    }
                }
                scenarios.add(scenario);
            }
        } catch (WrongException e) {
            throw wrong(draft.begun(), e);
        }
        draft = null;
    }

    private ReproducerException wrong(int where, WrongException e) {
        return new ReproducerException(source + " line " + where + ": " + e.getMessage());
    }

    /** What is wrong with a line; where it is, its catcher knows. */
    static final class WrongException extends Exception {
        WrongException(String message) {
            super(message);
        }
    }

    /** The words of one line, taken one by one. */
    static final class Words {

        private final String line;
        private final StringTokenizer words;

        Words(String line) {
            this.line = line;
            this.words = new StringTokenizer(line);
        }

        boolean more() {
            return words.hasMoreTokens();
        }

        String next() throws WrongException {
            if (!words.hasMoreTokens()) {
                throw new WrongException("'" + line + "' is cut short");
            }
            return words.nextToken();
        }

        void end() throws WrongException {
            if (words.hasMoreTokens()) {
                throw new WrongException("'" + line + "': '" + words.nextToken() + "' is too much");
            }
        }

        /** All that is left, with single blanks between. */
        String rest() throws WrongException {
            StringBuilder rest = new StringBuilder(next());
            while (words.hasMoreTokens()) {
                rest.append(' ').append(words.nextToken());
            }
            return rest.toString();
        }

        int number(int least, int most) throws WrongException {
            return number(next(), least, most);
        }

        SectorRange range() throws WrongException {
            return range(next());
        }

        static SectorRange range(String word) throws WrongException {
            int plus = word.indexOf('+');
            if (plus < 1) {
                throw new WrongException("'" + word + "': give START+COUNT in sectors of 512 bytes");
            }
            return new SectorRange(number(word.substring(0, plus), 0, 1023), number(word.substring(plus + 1), 1, 1024));
        }

        static int number(String word, int least, int most) throws WrongException {
            try {
                int number = Integer.parseInt(word);
                if (number >= least && number <= most && word.charAt(0) != '+') {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused below, as one out of range is.
            }
            throw new WrongException("'" + word + "' is not a number from " + least + " to " + most);
        }

        String raceClass() throws WrongException {
            String word = next();
            if ("PAR".equals(word) || "SER".equals(word) || "S".equals(word)) {
                return word;
            }
            boolean fits = word.length() > 1 && word.length() < 4 && word.charAt(0) == 'R'
                    && (word.charAt(1) != '0' || word.length() == 2);
            for (int i = 1; fits && i < word.length(); i++) {
                fits = word.charAt(i) >= '0' && word.charAt(i) <= '9';
            }
            if (!fits) {
                throw new WrongException("race class '" + word + "': give R1, R2 … as races.md numbers them, PAR, SER, S, or R0");
            }
            return word;
        }

        String shape() throws WrongException {
            String word = next();
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                    throw new WrongException("shape '" + word + "': give a word of a-z and 0-9");
                }
            }
            return word;
        }
    }
}
