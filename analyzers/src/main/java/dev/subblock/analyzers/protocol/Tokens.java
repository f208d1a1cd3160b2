package dev.subblock.analyzers.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a line of a trace says, without all that differs from run to run: addresses, offsets, numbers, and the names of the
 * functions that asked, which a refactoring may change.
 */
final class Tokens {

    /** The call returned; what the writer's thread does afterwards is not the call's. */
    static final String RETURNED = "returned";

    /** The file's time stamps are written. */
    static final String TIME = "time";
    /** What follows it: its transaction. */
    static final List<String> OF_A_TIME = List.of("ilock excl", "release ilock excl");

    /** The disk is told to make last what it has. */
    static final String FLUSH = "flush";

    private static final String MARKER = "tracing_mark_write";
    /** As a kernel before 3.1 prints it: the place in its code, which is none. */
    private static final String OLD_MARKER = "0";
    private static final String OUR_MARK = "subblock: returned";

    /** Events that are one token. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("xfs_ilock_demote", "demote"), Map.entry("xfs_file_direct_write", "direct"), Map.entry("xfs_file_buffered_write", "buffered"),
            Map.entry("xfs_reflink_bounce_dio_write", "bounce"), Map.entry("xfs_update_time", TIME), Map.entry("xfs_setattr", "setattr"),
            Map.entry("xfs_zero_eof", "zero to EOF"), Map.entry("xfs_file_fsync", "sync"), Map.entry("xfs_iomap_found", "found"),
            Map.entry("xfs_iomap_alloc", "alloc"), Map.entry("xfs_map_blocks_found", "writeback found"),
            Map.entry("xfs_map_blocks_alloc", "writeback alloc"), Map.entry("xfs_reflink_cow_found", "cow found"),
            Map.entry("xfs_reflink_convert_cow", "cow convert"), Map.entry("xfs_reflink_end_cow", "cow end"),
            Map.entry("xfs_end_io_direct_write", "done"), Map.entry("xfs_unwritten_convert", "convert"),
            Map.entry("xfs_setfilesize", "size"), Map.entry("i_mutex", "i_mutex"),
            Map.entry("i_mutex_release", "release i_mutex"), Map.entry("inode_dio_wait", "drain"), Map.entry("invalidate_inode_pages2_range", "drop pages"));

    /** Of the thread, and of no inode, as all probes are: they count if the writer's thread does them. */
    private static final Set<String> OF_THE_THREAD = Set.of("block_bio_queue", MARKER, OLD_MARKER);
    /** How the detail of a probe begins: with the place in the kernel's code. */
    private static final String PROBE = "(";

    private static final int SECTOR = 512;

    private Tokens() {}

    /** Whether an event names the inode that it speaks of. */
    static boolean namesInode(TraceLine line) {
        return !OF_THE_THREAD.contains(line.event()) && !line.detail().startsWith(PROBE);
    }

    /** Whether it is the completion of a write that has returned before, whoever's thread it was done in: an interrupt meets any. */
    static boolean completesLater(TraceLine line) {
        return line.event().equals("xfs_end_io_direct_write") && line.detail().startsWith(PROBE) && !line.detail().matches(".*\\basync=(0x)?0+");
    }

    /** Between these two the thread asks for a buffer of metadata or of the log. */
    static boolean beginsBuffer(TraceLine line) {
        return line.event().equals("buffer");
    }

    /** See {@link #beginsBuffer}. */
    static boolean endsBuffer(TraceLine line) {
        return line.event().equals("buffer_end");
    }

    /** @return empty for an event that is none of the write's */
    static List<String> of(TraceLine line) {
        if (isMark(line)) {
            return List.of(RETURNED);
        }
        return switch (line.event()) {
            case "xfs_ilock" -> locks("", line);
            case "xfs_ilock_nowait" -> locks("try ", line);
            case "xfs_iunlock" -> locks("release ", line);
            case "iomap_iter_dstmap" -> List.of(mapping(line));
            case "xfs_iomap_enter" -> List.of("map(" + line.word("flags").toLowerCase(Locale.ROOT).replace("|", ", ") + ")");
            case "block_bio_queue" -> request(line).stream().toList();
            default -> Optional.ofNullable(PLAIN.get(line.event())).stream().toList();
        };
    }

    private static boolean isMark(TraceLine line) {
        return (line.event().equals(MARKER) || line.event().equals(OLD_MARKER)) && line.detail().equals(OUR_MARK);
    }

    /** The iolock by its mode alone, as it is what a reviewer looks for; the others by their names. */
    private static List<String> locks(String what, TraceLine line) {
        List<String> tokens = new ArrayList<>();
        for (String flag : line.word("flags").split("\\|")) {
            String name = flag.startsWith("IOLOCK_") ? flag.substring("IOLOCK_".length()) : flag.toLowerCase(Locale.ROOT).replace('_', ' ');
            tokens.add(what + name);
        }
        return tokens;
    }

    private static String mapping(TraceLine line) {
        List<String> flags = Arrays.asList(line.word("flags").split("\\|"));
        return "map(" + line.word("type").toLowerCase(Locale.ROOT) + (flags.contains("NEW") ? ", new" : "") + (flags.contains("SHARED") ? ", shared" : "") + ")";
    }

    /** {@code 253,0 WS 1234 + 8 [java]}: what of it is of the log is none of the file's. */
    private static Optional<String> request(TraceLine line) {
        String[] words = line.detail().split(" ", 6);
        if (words.length < 5 || !words[4].matches("\\d{1,9}") || words[1].contains("M")) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(words[4]) * SECTOR;
        return Optional.of(words[1].startsWith("R") ? "read " + bytes : bytes == 0 ? FLUSH : "submit " + bytes);
    }
}
