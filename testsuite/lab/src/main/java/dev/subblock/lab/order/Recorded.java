package dev.subblock.lab.order;

import dev.subblock.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Recorded completion orders: of each trial the writes of data and padding in the order in which they
 * landed, named as {@link RequestKeys} does. As text:
 * <pre>
 *   subblock order 1
 *   TRIAL KEY KEY ...        a line per trial; lines that start with # and empty ones are passed over
 * </pre>
 *
 * @param trials at least one
 */
public record Recorded(List<Trial> trials) {

    /** An hour of trials; a file beyond these is none of ours. */
    public static final int MOST_BYTES = 64 << 20;
    private static final int MOST_KEYS = 1 << 16;
    private static final String HEADER = "subblock order 1";

    /**
     * One trial's.
     *
     * @param trial its number when it was recorded
     * @param keys in order of completion
     */
    public record Trial(int trial, List<String> keys) {
        public Trial {
            keys = List.copyOf(keys);
        }
    }

    public Recorded {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("no trial is recorded");
        }
    }

    /**
     * What a trial did.
     *
     * @param events of a disk, in order; read to the trial's end
     * @param scenario which scenario's; of several that match the first that has the trial
     * @param blockSize of the file system, in bytes
     * @throws IllegalArgumentException if the trace does not have that trial, or not to its end
     */
    public static Recorded from(Iterable<? extends TraceEvent> events, Predicate<TraceEvent.Scenario> scenario, int trial, int blockSize) {
        boolean inScenario = false;
        boolean inTrial = false;
        RequestKeys keys = new RequestKeys(blockSize);
        Map<Integer, String> arrived = new HashMap<>();
        List<String> landed = new ArrayList<>();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Scenario next) {
                inScenario = scenario.test(next);
                inTrial = false;
            } else if (inScenario && event instanceof TraceEvent.Begin begin && begin.trial() == trial) {
                inTrial = true;
            } else if (inTrial && event instanceof TraceEvent.Arrive arrive && !arrive.pieces().isEmpty()
                    && Content.of(arrive.pieces()).ordered()) {
                arrived.put(arrive.id(), keys.next(arrive.offset(), arrive.pieces()));
            } else if (inTrial && event instanceof TraceEvent.Complete complete && arrived.containsKey(complete.id())) {
                landed.add(arrived.get(complete.id()));
            } else if (inTrial && event instanceof TraceEvent.End) {
                return new Recorded(List.of(new Trial(trial, landed)));
            }
        }
        throw new IllegalArgumentException("the trace does not have the whole of trial " + trial);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Trial trial : trials) {
            text.append(trial.trial());
            trial.keys().forEach(k -> text.append(' ').append(k));
            text.append('\n');
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException with one line that says what is wrong where */
    public static Recorded parse(String text) {
        if (text.length() > MOST_BYTES) {
            throw new IllegalArgumentException("a recorded order has at most " + MOST_BYTES + " bytes");
        }
        List<Trial> trials = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (number == 1 && !line.equals(HEADER)) {
                throw new IllegalArgumentException("line 1: a recorded order starts with: " + HEADER);
            }
            if (number > 1 && !line.isBlank() && !line.startsWith("#")) {
                trials.add(trial(line.strip().split(" +"), number));
            }
        }
        return new Recorded(trials);
    }

    private static Trial trial(String[] words, int line) {
        if (!words[0].matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("line " + line + ": starts with the number of a trial");
        }
        if (words.length - 1 > MOST_KEYS) {
            throw new IllegalArgumentException("line " + line + ": more than " + MOST_KEYS + " writes");
        }
        for (int i = 1; i < words.length; i++) {
            if (!words[i].matches("[\\w@+,.-]+#[0-9]+")) {
                throw new IllegalArgumentException("line " + line + ": word " + (i + 1) + " names no write");
            }
        }
        return new Trial(Integer.parseInt(words[0]), List.of(words).subList(1, words.length));
    }
}
