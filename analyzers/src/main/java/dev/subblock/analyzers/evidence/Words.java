package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.regex.Pattern;

/** The words in which a miscompare says what it expected, what it saw and how it looked. */
public final class Words {
    /** Nothing was ever written there, or zeros were read. */
    public static final String ZEROS = "zeros";
    /** A sector of an earlier generation or run. */
    public static final String OLDER = "older";
    /** Read with O_DIRECT. */
    public static final String DIRECT = "direct";
    /** Read through the page cache. */
    public static final String BUFFERED = "buffered";

    private static final Pattern WRITE = Pattern.compile("write ([1-9]\\d{0,8})");
    /** Of writes in flight to the same bytes any may win. */
    private static final Pattern EXPECTED_WRITES = Pattern.compile(WRITE + "( or " + WRITE + "){0,15}");
    /** Whatever a torn header says its writer is. */
    private static final Pattern SEEN_WRITE = Pattern.compile("write -?\\d{1,10}");
    private static final Pattern BYTES = Pattern.compile("bytes [0-9a-fA-F ]{2,64}");

    private Words() {}

    /**
     * The writes that had to be there: the N and M of {@code write N or write M}; empty for {@code zeros} (and for
     * anything that the reader would not let through).
     */
    public static List<Integer> expectedWrites(String words) {
        return EXPECTED_WRITES.matcher(words).matches()
                ? WRITE.matcher(words).results().map(r -> Integer.valueOf(r.group(1))).toList()
                : List.of();
    }

    /** Whether what was seen is a sector of another write of the scenario. */
    public static boolean isWrite(String seen) {
        return SEEN_WRITE.matcher(seen).matches();
    }

    /** Whether all three of its words are known. */
    static boolean knows(Event.Miscompare m) {
        boolean expected = m.expected().equals(ZEROS) || !expectedWrites(m.expected()).isEmpty();
        boolean seen = m.seen().equals(ZEROS) || m.seen().equals(OLDER) || isWrite(m.seen())
                || BYTES.matcher(m.seen()).matches();
        return expected && seen && (m.read().equals(DIRECT) || m.read().equals(BUFFERED));
    }
}
