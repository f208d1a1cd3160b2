package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.ReproducerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/** Reads the table of scenarios, strictly: whatever is not understood is an error with its line number. */
final class CatalogueParser {

    /** Keeps a trial's region, and with it the file, small. */
    private static final int MOST_BLOCKS = 8;

    private final String source;
    private final List<Scenario> scenarios = new ArrayList<>();
    private int line;

    CatalogueParser(String source) {
        this.source = source;
    }

    List<Scenario> parse(String text) {
        StringTokenizer characters = new StringTokenizer(text, "\n", true);
        line = 1;
        while (characters.hasMoreTokens()) {
            String token = characters.nextToken();
            if ("\n".equals(token)) {
                line++;
            } else {
                int comment = token.indexOf('#');
                row(new StringTokenizer(comment < 0 ? token : token.substring(0, comment)));
            }
        }
        if (scenarios.isEmpty()) {
            throw wrong("no scenario in the table");
        }
        return scenarios;
    }

    private void row(StringTokenizer words) {
        if (!words.hasMoreTokens()) {
            return;
        }
        if (words.countTokens() < 8) {
            throw wrong("give class, block, states, submissions, trials, shape and at least two writes");
        }
        String raceClass = words.nextToken();
        if (!"R1".equals(raceClass)) {
            throw wrong("race class '" + raceClass + "' is not one that can be checked: give R1");
        }
        int blockSize = number(words.nextToken(), 1024, 65536);
        if (Integer.bitCount(blockSize) != 1) {
            throw wrong("block size " + blockSize + " is not a power of two");
        }
        List<BlockState> states = states(words.nextToken());
        List<Submission> submissions = submissions(words.nextToken());
        int trials = number(words.nextToken(), 1, Scenario.MOST_TRIALS);
        String shape = shape(words.nextToken());
        List<SectorRange> writes = new ArrayList<>();
        while (words.hasMoreTokens()) {
            writes.add(range(words.nextToken()));
        }
        for (BlockState state : states) {
            for (Submission submission : submissions) {
                String name = raceClass.toLowerCase(Locale.ROOT) + "-" + blockSize / 1024 + "k-" + state.word() + "-"
                        + submission.word() + "-" + shape;
                add(new Scenario(name, raceClass, blockSize, state, submission, writes, trials));
            }
        }
    }

    private void add(Scenario scenario) {
        List<SectorRange> writes = scenario.writes();
        if (writes.size() > Scenario.MOST_WRITES || scenario.blocks() > MOST_BLOCKS) {
            throw wrong("at most " + Scenario.MOST_WRITES + " writes over " + MOST_BLOCKS + " blocks make a trial");
        }
        boolean meet = false;
        for (int i = 0; i < writes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (writes.get(i).overlaps(writes.get(j))) {
                    throw wrong("writes " + (j + 1) + " and " + (i + 1) + " overlap: class R1 is about disjoint writes");
                }
                meet = meet || shareBlock(writes.get(i), writes.get(j), scenario.sectorsPerBlock());
            }
        }
        if (!meet) {
            throw wrong("no two writes share a block: nothing can race");
        }
        for (Scenario other : scenarios) {
            if (other.name().equals(scenario.name())) {
                throw wrong("scenario " + scenario.name() + " is there already: give another shape");
            }
        }
        scenarios.add(scenario);
    }

    private static boolean shareBlock(SectorRange a, SectorRange b, int sectorsPerBlock) {
        return a.start() / sectorsPerBlock <= (b.end() - 1) / sectorsPerBlock
                && b.start() / sectorsPerBlock <= (a.end() - 1) / sectorsPerBlock;
    }

    private List<BlockState> states(String words) {
        List<BlockState> found = new ArrayList<>();
        StringTokenizer list = new StringTokenizer(words, ",");
        while (list.hasMoreTokens()) {
            String word = list.nextToken();
            int before = found.size();
            for (BlockState state : BlockState.values()) {
                if (state.word().equals(word)) {
                    found.add(state);
                }
            }
            if (found.size() == before) {
                throw wrong("block state '" + word + "': give hole or unwritten");
            }
        }
        return found;
    }

    private List<Submission> submissions(String words) {
        List<Submission> found = new ArrayList<>();
        StringTokenizer list = new StringTokenizer(words, ",");
        while (list.hasMoreTokens()) {
            String word = list.nextToken();
            int before = found.size();
            for (Submission submission : Submission.values()) {
                if (submission.word().equals(word)) {
                    found.add(submission);
                }
            }
            if (found.size() == before) {
                throw wrong("submission '" + word + "': give one, several or threads");
            }
        }
        return found;
    }

    private String shape(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                throw wrong("shape '" + word + "': give a word of a-z and 0-9");
            }
        }
        return word;
    }

    private SectorRange range(String word) {
        int plus = word.indexOf('+');
        if (plus < 1) {
            throw wrong("write '" + word + "': give START+COUNT in sectors of 512 bytes");
        }
        return new SectorRange(number(word.substring(0, plus), 0, 1023), number(word.substring(plus + 1), 1, 1024));
    }

    private int number(String word, int least, int most) {
        try {
            int number = Integer.parseInt(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as one out of range is.
        }
        throw wrong("'" + word + "' is not a number from " + least + " to " + most);
    }

    private ReproducerException wrong(String what) {
        return new ReproducerException(source + " line " + line + ": " + what);
    }
}
