package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in which a miscompare says what it expected, what it saw and how it looked. */
public final class Words {
    /** Nothing was ever written there, or zeros were read. */
    public static final String ZEROS = "zeros";
    /** What the file held when the trial began. */
    public static final String BEFORE = "before";
    /** A sector of another run or trial, or of what the free blocks held. */
    public static final String OLDER = "older";
    /** Behind the end of the file. */
    public static final String NOTHING = "nothing";

    /** Read with O_DIRECT. */
    public static final String DIRECT = "direct";
    /** Read through the page cache. */
    public static final String BUFFERED = "buffered";
    /** Read through a mapping, to the end of the last page. */
    public static final String MAPPED = "mapped";
    /** Read from a copy of the disk, taken when the power was cut. */
    public static final String CUT = "cut";

    private static final Set<String> READS = Set.of(DIRECT, BUFFERED, MAPPED, CUT);
    private static final Pattern WRITE = Pattern.compile("write ([1-9]\\d{0,8})");
    /** Of writes in flight to the same bytes any may win; more than a page of sectors can't name more than this. */
    private static final int MOST_EXPECTED = 32;
    /** Whatever a torn header says its writer is. */
    private static final Pattern SEEN_WRITE = Pattern.compile("write -?\\d{1,10}");
    private static final Pattern BYTES = Pattern.compile("bytes [0-9a-fA-F ]{2,64}");

    private Words() {}

    /** What may be there, one by one: the parts of {@code A or B}. */
    public static List<String> expected(String words) {
        return Arrays.asList(words.split(" or ", MOST_EXPECTED + 1));
    }

    /** The writes that had to be there: the N and M of {@code write N or write M}; empty where none may be. */
    public static List<Integer> expectedWrites(String words) {
        return expected(words).stream().map(WRITE::matcher).filter(Matcher::matches).map(m -> Integer.valueOf(m.group(1))).toList();
    }

    /** Whether a sector of a write was seen. */
    public static boolean isWrite(String seen) {
        return SEEN_WRITE.matcher(seen).matches();
    }

    /** The number of the write whose sector was seen; 0 if none was, or none that has a number. */
    public static int seenWrite(String seen) {
        Matcher write = WRITE.matcher(seen);
        return write.matches() ? Integer.parseInt(write.group(1)) : 0;
    }

    /** Whether all three of its words are known. */
    static boolean knows(Event.Miscompare m) {
        List<String> expected = expected(m.expected());
        boolean seen = Set.of(ZEROS, BEFORE, OLDER, NOTHING).contains(m.seen()) || isWrite(m.seen()) || BYTES.matcher(m.seen()).matches();
        return seen && reads(m.read()) && expected.size() <= MOST_EXPECTED
                && expected.stream().allMatch(e -> e.equals(ZEROS) || e.equals(BEFORE) || WRITE.matcher(e).matches());
    }

    /** Whether this is a way of reading back. */
    static boolean reads(String read) {
        return READS.contains(read);
    }
}
