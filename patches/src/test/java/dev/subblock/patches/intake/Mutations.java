package dev.subblock.patches.intake;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes as mailers, disks and enemies do; the same seed damages the same. */
final class Mutations {
    private static final List<String> WORDS = List.of("\n", "\r\n", "\n\n", "From x Mon Sep 17 00:00:00 2001\n", "--- ", "+++ ", "---\n", "diff --git a/x b/x\n", "@@ -1 +1 @@\n",
            "@@ -999999999,999999999 +0,0 @@\n", "=?utf-8?q?", "=?x-none?B?====?=", "?=", "=\n", "=3D", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "--b\n", "--b--\n",
            "Content-Type: text/plain; charset=utf-16\n", "Content-Type: text/plain; format=flowed; delsp=yes\n", "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n",
            "Subject: [PATCH v9999 9999/9999] x\n", "Subject: [PATCH 0/0]\n", "[PATCH", "]", "In-Reply-To: <", ">", "Date: Mon, 31 Feb 99999 25:61:61 +9999\n", "rename from x\nrename to ../y\n",
            "GIT binary patch\n", "index 0000..1111 160000\n", "new file mode 120000\n", "\"a/\\777\"", "\\ No newline at end of file\n", "-- \n", "> ", "\t", "\0", "\u00ff\u00fe", " ");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] of(byte[] original, byte[] other) {
        byte[] bytes = original;
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            bytes = once(bytes, other);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        if (bytes.length == 0) {
            return other;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 8 : 400));
        switch (random.nextInt(8)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[from] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
            case 1 -> {
                return joined(bytes, from, new byte[0], to);
            }
            case 2 -> {
                return joined(bytes, from, Arrays.copyOfRange(bytes, from, to), from);
            }
            case 3, 4 -> {
                return joined(bytes, lineStart(bytes, from), word(), lineStart(bytes, from));
            }
            case 5 -> {
                return joined(bytes, from, word(), to);
            }
            case 6 -> {
                int there = random.nextInt(other.length);
                return joined(bytes, from, Arrays.copyOfRange(other, there, Math.min(other.length, there + 1 + random.nextInt(600))), random.nextBoolean() ? from : to);
            }
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from) : joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
            }
        }
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static int lineStart(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static byte[] joined(byte[] bytes, int upTo, byte[] middle, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, upTo);
        out.writeBytes(middle);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
