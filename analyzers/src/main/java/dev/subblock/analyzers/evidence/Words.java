package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;
import java.util.OptionalInt;
import java.util.regex.Matcher;
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
    private static final Pattern BYTES = Pattern.compile("bytes [0-9a-fA-F ]{2,64}");

    private Words() {}

    /** The N of {@code write N}; empty for anything else. */
    public static OptionalInt writeNumber(String words) {
        Matcher matcher = WRITE.matcher(words);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Whether all three of its words are known. */
    static boolean knows(Event.Miscompare m) {
        boolean write = writeNumber(m.expected()).isPresent();
        boolean seen = m.seen().equals(ZEROS) || m.seen().equals(OLDER) || writeNumber(m.seen()).isPresent()
                || BYTES.matcher(m.seen()).matches();
        return (write || m.expected().equals(ZEROS)) && seen
                && (m.read().equals(DIRECT) || m.read().equals(BUFFERED));
    }
}
