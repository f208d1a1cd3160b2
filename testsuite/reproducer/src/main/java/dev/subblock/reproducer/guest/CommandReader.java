package dev.subblock.reproducer.guest;

import java.io.IOException;
import java.io.InputStream;

/** Reads commands, one per line, from a device that hands over bytes as they come. */
final class CommandReader {

    /** The longest command is under 100 bytes; more than this is not a command but noise. */
    static final int LONGEST = 4096;

    private final InputStream in;
    private final byte[] bytes = new byte[LONGEST];
    private int next;
    private int filled;

    CommandReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, or null at the end of the stream; a last line without an end is none.
     *
     * @throws CommandException if the line is longer than {@value #LONGEST} bytes; it is passed over
     * @throws IOException if the device fails
     */
    String next() throws IOException, CommandException {
        StringBuilder line = new StringBuilder();
        boolean longer = false;
        while (true) {
            if (next == filled) {
                next = 0;
                filled = Math.max(0, in.read(bytes));
                if (filled == 0) {
                    return null;
                }
            }
            char c = (char) (bytes[next++] & 0xff);
            if (c == '\n' && longer) {
                throw new CommandException("not a command: a line of more than " + LONGEST + " bytes");
            }
            if (c == '\n') {
                return line.toString();
            }
            longer = longer || line.length() == LONGEST;
            if (!longer) {
                line.append(c);
            }
        }
    }
}
