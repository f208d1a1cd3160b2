package dev.subblock.analyzers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A trace as a disk would write it, for tests. */
public final class TraceLines {
    private TraceLines() {}

    public static String scenario(String scenario) {
        return "{\"kind\":\"scenario\",\"us\":1,\"run\":\"" + Lines.RUN + "\",\"scenario\":\"" + scenario + "\",\"order\":\"explore:256:64\"}";
    }

    public static String begin(int trial) {
        return begin(trial, false);
    }

    public static String begin(int trial, boolean sampled) {
        return "{\"kind\":\"begin\",\"us\":2,\"trial\":" + trial + ",\"sampled\":" + sampled + "}";
    }

    /** A write, held. Pieces as {@code zeros:-1:4}, {@code write 2:2048:4}. */
    public static String arrive(int trial, int id, long offset, String... pieces) {
        List<String> all = new ArrayList<>();
        int sectors = 0;
        for (String piece : pieces) {
            String[] parts = piece.split(":");
            all.add("{\"what\":\"" + parts[0] + "\",\"file\":" + parts[1] + ",\"sectors\":" + parts[2] + "}");
            sectors += Integer.parseInt(parts[2]);
        }
        return arrive(trial, id, "write", offset, sectors * 512, String.join(",", all));
    }

    public static String arrive(int trial, int id, String op, long offset, int length, String pieces) {
        return "{\"kind\":\"arrive\",\"us\":3,\"trial\":" + trial + ",\"id\":" + id + ",\"op\":\"" + op + "\",\"offset\":" + offset
                + ",\"length\":" + length + ",\"fua\":false,\"held\":true,\"pieces\":[" + pieces + "]}";
    }

    public static String complete(int trial, int id) {
        return complete(trial, id, 0);
    }

    public static String complete(int trial, int id, int error) {
        return "{\"kind\":\"complete\",\"us\":4,\"trial\":" + trial + ",\"id\":" + id + ",\"error\":" + error + "}";
    }

    public static String end(int trial) {
        return end(trial, false);
    }

    public static String end(int trial, boolean diverged) {
        return "{\"kind\":\"end\",\"us\":5,\"trial\":" + trial + ",\"diverged\":" + diverged + "}";
    }

    public static String extent(int trial, long file, long disk, long length, int flags) {
        return "{\"kind\":\"extent\",\"trial\":" + trial + ",\"file\":" + file + ",\"disk\":" + disk + ",\"length\":" + length
                + ",\"flags\":" + flags + "}";
    }

    public static String pass() {
        return "{\"kind\":\"pass\",\"us\":6,\"op\":\"write\",\"offset\":0,\"length\":512}";
    }

    public static String cut(int trial) {
        return "{\"kind\":\"cut\",\"us\":7,\"trial\":" + trial + "}";
    }

    public static String checked(int trial, String... damage) {
        return "{\"kind\":\"checked\",\"us\":8,\"trial\":" + trial + ",\"damage\":["
                + String.join(",", Arrays.stream(damage).map(d -> "\"" + d + "\"").toList()) + "]}";
    }

    public static String note(String text) {
        return "{\"kind\":\"note\",\"us\":9,\"text\":\"" + text + "\"}";
    }

    public static String explored(String scenario, int orders, boolean exhausted, int outstanding, int sampled, int diverged) {
        return "{\"kind\":\"explored\",\"us\":10,\"run\":\"" + Lines.RUN + "\",\"scenario\":\"" + scenario + "\",\"orders\":" + orders
                + ",\"exhausted\":" + exhausted + ",\"outstanding\":" + outstanding + ",\"bound\":256,\"sampled\":" + sampled
                + ",\"diverged\":" + diverged + "}";
    }

    /**
     * A trial of two halves of one block that lies at 1 MiB: A's data (1) and tail pad (2), B's head pad (3) and data (4)
     * arrive; they land as A, B, A's pad, and B's pad last.
     */
    public static List<String> halves(int trial) {
        int id = 4 * trial;
        return List.of(begin(trial), arrive(trial, id + 1, 1 << 20, "write 1:0:4"), arrive(trial, id + 2, (1 << 20) + 2048, "zeros:-1:4"),
                arrive(trial, id + 3, 1 << 20, "zeros:-1:4"), arrive(trial, id + 4, (1 << 20) + 2048, "write 2:2048:4"),
                complete(trial, id + 1), complete(trial, id + 2), complete(trial, id + 4), complete(trial, id + 3), end(trial),
                pass(), extent(trial, 0, 1 << 20, 4096, 1));
    }

    /** A scenario of such trials. */
    public static List<String> scenario(String scenario, int trials) {
        List<String> lines = new ArrayList<>(List.of(scenario(scenario)));
        for (int trial = 0; trial < trials; trial++) {
            lines.addAll(halves(trial));
        }
        lines.add(explored(scenario, trials, true, 4, 0, 0));
        return lines;
    }
}
