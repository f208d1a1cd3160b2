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
        return "{\"kind\":\"hello\",\"protocol\":2,\"kernel\":\"6.1.172\",\"java\":\"17.0.17\",\"uptimeMs\":1900}";
    }

    public static String firstIo() {
        return "{\"kind\":\"first-io\",\"uptimeMs\":2900}";
    }

    public static String begin(String scenario, int trials) {
        return "{\"kind\":\"scenario-begin\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario
                + "\",\"raceClass\":\"R1\",\"blockSize\":4096,\"trials\":" + trials + "}";
    }

    public static String end(String scenario, int trials, int corrupt) {
        return end(scenario, trials, corrupt, 0, 0);
    }

    public static String end(String scenario, int trials, int corrupt, int sampled, int sampledCorrupt) {
        return "{\"kind\":\"scenario-end\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario + "\",\"trials\":" + trials
                + ",\"corrupt\":" + corrupt + ",\"sampled\":" + sampled + ",\"sampledCorrupt\":" + sampledCorrupt + ",\"writes\":" + 2 * trials
                + ",\"millis\":100,\"prepareMillis\":20,\"trialMillis\":30,\"checkMillis\":40}";
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

    public static String badResult(String scenario, int trial, int write, long expected, long result) {
        return "{\"kind\":\"bad-result\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario + "\",\"trial\":" + trial
                + ",\"write\":" + write + ",\"expected\":" + expected + ",\"result\":" + result + "}";
    }

    public static String badSize(String scenario, int trial, String read, long expected, long seen) {
        return "{\"kind\":\"bad-size\",\"run\":\"" + RUN + "\",\"scenario\":\"" + scenario + "\",\"trial\":" + trial
                + ",\"read\":\"" + read + "\",\"expected\":" + expected + ",\"seen\":" + seen + "}";
    }

    public static String trouble(String scenario, String message) {
        return "{\"kind\":\"trouble\",\"scenario\":\"" + scenario + "\",\"message\":\"" + message + "\"}";
    }

    public static String bye() {
        return "{\"kind\":\"bye\",\"uptimeMs\":6900}";
    }

    /** Two halves of one block; the head pad of the second lands on the first. */
    public static List<String> halves(String scenario, int trial) {
        return List.of(write(scenario, trial, 1, 0, 2048), write(scenario, trial, 2, 2048, 2048),
                miscompare(scenario, trial, 0, 0, 2048, "direct", "write 1", "zeros"),
                miscompare(scenario, trial, 0, 0, 2048, "buffered", "write 1", "zeros"));
    }

    /** A scenario from begin to end, of which the first trials were corrupt as class R1. */
    public static List<String> scenario(String scenario, int trials, int corrupt) {
        return scenario(scenario, trials, trials, corrupt, 0, 0);
    }

    /** As {@link #scenario(String, int, int)}, in which the last trials were samples, and of them the first were corrupt. */
    public static List<String> scenario(String scenario, int most, int trials, int corrupt, int sampled, int sampledCorrupt) {
        List<String> lines = new ArrayList<>(List.of(begin(scenario, most)));
        int told = 0;
        for (int trial = 0; trial < trials && told < Event.DETAILED_TRIALS; trial++) {
            int sample = trial - (trials - sampled);
            if (sample < 0 ? trial < corrupt - sampledCorrupt : sample < sampledCorrupt) {
                lines.addAll(halves(scenario, trial));
                told++;
            }
        }
        lines.add(end(scenario, trials, corrupt, sampled, sampledCorrupt));
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
