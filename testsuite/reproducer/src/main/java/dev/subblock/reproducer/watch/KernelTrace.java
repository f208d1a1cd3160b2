package dev.subblock.reproducer.watch;

import dev.subblock.reproducer.evidence.WatchEvent;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.Proc;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The kernel's trace (tracefs), with the events and functions that tell how a write goes. */
final class KernelTrace {

    private static final String ROOT = "/sys/kernel/tracing";
    /** Before 4.1 there was no file system of its own for it. */
    private static final String OLD_ROOT = "/sys/kernel/debug/tracing";
    private static final String PROBES = "subblock";

    /** Locks, the way that a write takes, mappings, submissions and completions; by system and name. */
    private static final List<String> EVENTS = List.of(
            "xfs/xfs_ilock", "xfs/xfs_ilock_nowait", "xfs/xfs_ilock_demote", "xfs/xfs_iunlock",
            "xfs/xfs_file_direct_write", "xfs/xfs_file_buffered_write", "xfs/xfs_reflink_bounce_dio_write",
            "xfs/xfs_update_time", "xfs/xfs_setattr", "xfs/xfs_zero_eof", "xfs/xfs_file_fsync",
            "xfs/xfs_iomap_found", "xfs/xfs_iomap_alloc", "xfs/xfs_map_blocks_found", "xfs/xfs_map_blocks_alloc",
            "xfs/xfs_reflink_cow_found", "xfs/xfs_reflink_convert_cow", "xfs/xfs_reflink_end_cow",
            "xfs/xfs_end_io_direct_write", "xfs/xfs_unwritten_convert", "xfs/xfs_setfilesize",
            "iomap/iomap_iter_dstmap", "block/block_bio_queue");

    /** Functions that no event tells of. */
    private static final List<String> FUNCTIONS = List.of("inode_dio_wait", "invalidate_inode_pages2_range");

    /** What is kept for one write: some hundred events of 60 to 100 bytes each. */
    private static final String BUFFER_KIB = "256";
    /** A trace that is longer is read no further, in bytes. */
    private static final int MOST_BYTES = 1 << 20;

    private final String root;
    private final String lacks;
    /** Held open, with what is written to it at hand: what is watched begins right behind, and no tick is to come between. */
    private final OpenFile lever;
    private final NativeMemory digits = NativeMemory.allocate(2);

    private KernelTrace(String root, String lacks) throws IOException {
        this.root = root;
        this.lacks = lacks;
        this.lever = OpenFile.open(root + "/tracing_on", OpenFile.READ_WRITE);
        digits.buffer().put(0, (byte) '0').put(1, (byte) '1');
    }

    /**
     * Asks for all events and functions; nothing is recorded yet.
     *
     * @throws IOException if the kernel was built without tracing
     */
    static KernelTrace open() throws IOException {
        String root = mounted();
        Proc.write(root + "/tracing_on", "0");
        Proc.write(root + "/trace_clock", "counter");
        Proc.write(root + "/buffer_size_kb", BUFFER_KIB);
        List<String> lacks = new ArrayList<>();
        for (String event : EVENTS) {
            enable(root, event, event.substring(event.indexOf('/') + 1), lacks);
        }
        for (String function : FUNCTIONS) {
            try {
                Proc.add(root + "/kprobe_events", "p:" + PROBES + "/" + function + " " + function + "\n");
                enable(root, PROBES + "/" + function, function, lacks);
            } catch (IOException e) {
                lacks.add(function);
            }
        }
        return new KernelTrace(root, String.join(",", lacks));
    }

    private static String mounted() throws IOException {
        if (new File(ROOT).exists()) {
            Machine.mount("tracefs", ROOT, "tracefs", "");
            return ROOT;
        }
        if (new File("/sys/kernel/debug").exists()) {
            Machine.mount("debugfs", "/sys/kernel/debug", "debugfs", "");
            if (new File(OLD_ROOT).exists()) {
                return OLD_ROOT;
            }
        }
        throw new IOException("this kernel tells nothing of what it does: it was built without CONFIG_FTRACE");
    }

    private static void enable(String root, String event, String name, List<String> lacks) {
        try {
            Proc.write(root + "/events/" + event + "/enable", "1");
        } catch (IOException e) {
            lacks.add(name);
        }
    }

    /** What this kernel has not, joined by commas. */
    String lacks() {
        return lacks;
    }

    /** Forgets what was recorded. */
    void clear() throws IOException {
        Proc.write(root + "/trace", "\n");
    }

    /** Records from here on. */
    void start() throws IOException {
        lever.writeFully(digits.address() + 1, 1, 0);
    }

    void stop() throws IOException {
        lever.writeFully(digits.address(), 1, 0);
    }

    /** Puts a word of ours among the events. */
    void mark(String word) throws IOException {
        Proc.write(root + "/trace_marker", word);
    }

    /**
     * What was recorded and has to do with the file or the thread, at most {@value WatchEvent#MOST_LINES} lines and one,
     * each cut at {@value WatchEvent#LONGEST_LINE} characters.
     */
    List<String> lines(long inode, int pid) throws IOException {
        String file = " ino 0x" + Long.toHexString(inode) + " ";
        String thread = "-" + pid + " ";
        List<String> lines = new ArrayList<>();
        for (String line : text().split("\n")) {
            int head = line.indexOf('[');
            int own = line.indexOf(thread);
            if (!line.startsWith("#") && (line.contains(file) || own >= 0 && own < head)) {
                lines.add(line.length() > WatchEvent.LONGEST_LINE ? line.substring(0, WatchEvent.LONGEST_LINE) : line);
            }
            if (lines.size() > WatchEvent.MOST_LINES) {
                break;
            }
        }
        return lines;
    }

    private String text() throws IOException {
        try (InputStream in = new FileInputStream(root + "/trace")) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        }
    }
}
