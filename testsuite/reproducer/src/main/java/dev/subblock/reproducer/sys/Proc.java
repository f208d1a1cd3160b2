package dev.subblock.reproducer.sys;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The kernel's small text files. */
public final class Proc {

    /** The files read here hold one short line. */
    private static final int LONGEST = 256;

    private Proc() {}

    /** The text of a file without the white space around it. */
    public static String read(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] bytes = new byte[LONGEST];
            int length = Math.max(0, in.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).trim();
        }
    }

    public static void write(String file, String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** As {@link #write}, for a file to which opening it to be written anew means to empty it. */
    public static void add(String file, String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file, true)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Milliseconds since power-on, in steps of 10. */
    public static long uptimeMs() throws IOException {
        return uptimeMs(read("/proc/uptime"));
    }

    /** Milliseconds from the text of /proc/uptime, {@code SECONDS.HUNDREDTHS IDLE}. */
    static long uptimeMs(String text) throws IOException {
        int dot = text.indexOf('.');
        if (dot < 1 || text.length() < dot + 3) {
            throw new IOException("not an uptime: " + text);
        }
        try {
            return Long.parseLong(text.substring(0, dot)) * 1000 + Integer.parseInt(text.substring(dot + 1, dot + 3)) * 10L;
        } catch (NumberFormatException e) {
            throw new IOException("not an uptime: " + text, e);
        }
    }
}
