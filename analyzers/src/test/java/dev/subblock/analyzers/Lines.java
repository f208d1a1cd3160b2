package dev.subblock.analyzers;

import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Evidence as a guest would write it, for tests. */
public final class Lines {
    public static final String RUN = "1a2b3c4d";

    private Lines() {}

    public static String hello() {
        return "{\"kind\":\"hello\",\"protocol\":1,\"kernel\":\"6.1.172\",\"java\":\"17.0.17\",\"uptimeMs\":1900}";
    }

    public static String firstIo() {
        return "{\"kind\":\"first-io\",\"uptimeMs\":2900}";
    }

    public static String begin(String scenario, int trials) {
        return "{\"kind\":\"scenario-begin\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario
                + "\",\"raceClass\":\"R1\",\"blockSize\":4096,\"trials\":" + trials + "}";
    }

    public static String end(String scenario, int trials, int corrupt) {
        return "{\"kind\":\"scenario-end\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario + "\",\"trials\":" + trials
                + ",\"corrupt\":" + corrupt + ",\"writes\":" + 2 * trials + ",\"millis\":100}";
    }

    public static String write(String scenario, int trial, int write, long offset, int length) {
        return write(scenario, trial, write, offset, length, length);
    }

    public static String write(String scenario, int trial, int write, long offset, int length, long result) {
        return "{\"kind\":\"write\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario + "\",\"trial\":" + trial
                + ",\"write\":" + write + ",\"offset\":" + offset + ",\"length\":" + length
                + ",\"submission\":1,\"submitter\":0,\"result\":" + result + "}";
    }

    public static String miscompare(String scenario, int trial, long block, int from, int to, String read,
            String expected, String seen) {
        return "{\"kind\":\"miscompare\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario + "\",\"trial\":" + trial
                + ",\"block\":" + block + ",\"from\":" + from + ",\"to\":" + to + ",\"read\":\"" + read
                + "\",\"expected\":\"" + expected + "\",\"seen\":\"" + seen + "\"}";
    }

    public static String badResult(String scenario, int trial, int write, int length, long result) {
        return "{\"kind\":\"bad-result\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario + "\",\"trial\":" + trial
                + ",\"write\":" + write + ",\"length\":" + length + ",\"result\":" + result + "}";
    }

    public static String trouble(String scenario, String message) {
        return "{\"kind\":\"trouble\",\"scenario\":\"" + scenario + "\",\"message\":\"" + message + "\"}";
    }

    public static String bye() {
        return "{\"kind\":\"bye\",\"uptimeMs\":6900}";
    }

    /** Two halves of one block; the head pad of the second lands on the first. */
    public static List<String> halves(String scenario, int trial) {
        int first = 2 * trial + 1;
        long start = trial * 4096L;
        return List.of(write(scenario, trial, first, start, 2048), write(scenario, trial, first + 1, start + 2048, 2048),
                miscompare(scenario, trial, trial, 0, 2048, "direct", "write " + first, "zeros"),
                miscompare(scenario, trial, trial, 0, 2048, "buffered", "write " + first, "zeros"));
    }

    /** A scenario from begin to end, of which the first trials were corrupt as class R1. */
    public static List<String> scenario(String scenario, int trials, int corrupt) {
        List<String> lines = new ArrayList<>(List.of(begin(scenario, trials)));
        for (int trial = 0; trial < Math.min(Event.DETAILED_TRIALS, corrupt); trial++) {
            lines.addAll(halves(scenario, trial));
        }
        lines.add(end(scenario, trials, corrupt));
        return lines;
    }

    /** A whole boot around some lines. */
    public static List<String> boot(String... inside) {
        return boot(Arrays.asList(inside));
    }

    public static List<String> boot(List<String> inside) {
        List<String> lines = new ArrayList<>(List.of(hello(), firstIo()));
        lines.addAll(inside);
        lines.add(bye());
        return lines;
    }
}
