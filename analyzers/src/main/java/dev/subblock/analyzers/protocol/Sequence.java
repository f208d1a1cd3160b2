package dev.subblock.analyzers.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the kernel did for one write, in order.
 *
 * @param writer what the thread did that wrote
 * @param others what other threads did for the file, in their own order: when they do it, seen from the writer, is chance
 * @param result of the write: a number of bytes, or a negative errno
 */
public record Sequence(List<String> writer, List<String> others, long result) {

    /** Stands between the two. */
    static final String BESIDE = "|";
    /** Hexadecimal digits of a fingerprint: two of some thousand sequences share one by chance in 1 of 10^8 runs. */
    private static final int DIGITS = 12;

    public Sequence {
        writer = List.copyOf(writer);
        others = List.copyOf(others);
    }

    /** All of it as one list. */
    public List<String> tokens() {
        List<String> all = new ArrayList<>(writer);
        if (!others.isEmpty()) {
            all.add(BESIDE);
            all.addAll(others);
        }
        all.add(result < 0 ? "error " + -result : "wrote " + result);
        return List.copyOf(all);
    }

    /** The same for the same tokens, another one for others. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(String.join("\n", tokens()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** A line for a reviewer: the iolock and what happened under it, without the locks of single transactions. */
    public String line() {
        return tokens().stream().filter(Sequence::shown).collect(Collectors.joining(" · "));
    }

    private static boolean shown(String token) {
        return !token.contains("ilock") && !token.contains("mmaplock") && !token.equals("found");
    }
}
