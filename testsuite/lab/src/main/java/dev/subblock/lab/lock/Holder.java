package dev.subblock.lab.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Who holds a lock, for people: the number of the process, in the file itself. The lock does not depend on it. */
public final class Holder {

    /** The longest number of a process on Linux has seven digits. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}\n");
    private static final int MOST_BYTES = 8;

    private Holder() {}

    /** Writes ours into a file that we have locked; if the disk is full it says nothing, and the lock holds all the same. */
    public static void sign(FileChannel locked) {
        try {
            locked.truncate(0);
            locked.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            // Whoever waits is not told for whom.
        }
    }

    /** Who signed a file that another process has locked: {@code " (process 12)"}, or nothing if that is not known. */
    public static String of(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return "";
            }
            String number = Files.readString(file, StandardCharsets.ISO_8859_1);
            return NUMBER.matcher(number).matches() ? " (process " + number.strip() + ")" : "";
        } catch (IOException e) {
            return "";
        }
    }
}
