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

    /** Kernels before 4.7 keep other writes out by a mutex of the inode as well, of which no event tells. */
    private static final String LOCK = "i_mutex";
    private static final String UNLOCK = "i_mutex_release";
    /** Which mutex it is: the first argument, in the register that x86-64 has it in. */
    private static final String WHICH = " lock=%di";
    /** Of a write, whoever it is told by: an interrupt meets any thread, and nothing else is in flight. */
    private static final String COMPLETION = " xfs_end_io_direct_write: ";

    /** What is kept for one write: some hundred events of 60 to 100 bytes each. */
    private static final String BUFFER_KIB = "256";
    /** A trace that is longer is read no further, in bytes. */
    private static final int MOST_BYTES = 1 << 20;

    private final String root;
    private final String lacks;
    private boolean mutexes;
    /** Held open, with what is written to it at hand: what is watched begins right behind, and no tick is to come between. */
    private final OpenFile lever;
    private final NativeMemory digits = NativeMemory.allocate(2);

    private KernelTrace(String root, String lacks, boolean mutexes) throws IOException {
        this.root = root;
        this.lacks = lacks;
        this.mutexes = mutexes;
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
        clock(root);
        Proc.write(root + "/buffer_size_kb", BUFFER_KIB);
        List<String> lacks = new ArrayList<>();
        for (Told told : Told.OF_A_WRITE) {
            if (!ask(root, told)) {
                lacks.add(told.name());
            }
        }
        for (Told told : Told.OF_OTHERS) {
            ask(root, told);
        }
        boolean mutexes = ask(root, LOCK, "mutex_lock" + WHICH) && ask(root, UNLOCK, "mutex_unlock" + WHICH);
        return new KernelTrace(root, String.join(",", lacks), mutexes);
    }

    /** One that does not move with the time of day, if there is one: it came with 3.1. */
    private static void clock(String root) throws IOException {
        String clocks = Proc.read(root + "/trace_clock");
        if (clocks.contains("counter")) {
            Proc.write(root + "/trace_clock", "counter");
        }
    }

    /** @return whether the kernel has one of its places */
    private static boolean ask(String root, Told told) {
        for (String place : told.places()) {
            if (ask(root, told.name(), place)) {
                return true;
            }
        }
        return false;
    }

    /** @return whether the kernel has that place */
    private static boolean ask(String root, String name, String place) {
        try {
            if (Told.isFunction(place)) {
                Proc.add(root + "/kprobe_events", Told.probe(PROBES, name, place));
            }
            Proc.write(root + "/events/" + (Told.isFunction(place) ? PROBES + "/" + name : place) + "/enable", "1");
            return true;
        } catch (IOException e) {
            return false;
        }
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
     * Which mutex is the file's i_mutex, as the trace names it: the one that seeking to the file's end takes
     * (generic_file_llseek() did until 3.5, and the mutex went with 4.7). Empty if that takes none; none is then told of.
     */
    String mutexOf(OpenFile file) throws IOException {
        if (!mutexes) {
            return "";
        }
        clear();
        start();
        file.size();
        stop();
        int pid = Machine.tid();
        for (String line : text().split("\n")) {
            if (isOf(pid, line) && line.contains(" " + LOCK + ": ")) {
                return line.substring(line.lastIndexOf(' ') + 1);
            }
        }
        mutexes = false;
        Proc.write(root + "/events/" + PROBES + "/" + LOCK + "/enable", "0");
        Proc.write(root + "/events/" + PROBES + "/" + UNLOCK + "/enable", "0");
        return "";
    }

    /**
     * What was recorded and has to do with the file or the thread, at most {@value WatchEvent#MOST_LINES} lines and one,
     * each cut at {@value WatchEvent#LONGEST_LINE} characters.
     *
     * @param mutex as {@link #mutexOf} has it
     */
    List<String> lines(long inode, int pid, String mutex) throws IOException {
        String file = " ino 0x" + Long.toHexString(inode) + " ";
        List<String> lines = new ArrayList<>();
        for (String line : text().split("\n")) {
            boolean concerned = isOf(pid, line) || line.contains(file) || line.contains(COMPLETION);
            boolean otherMutex = line.contains(" " + LOCK) && !line.endsWith(mutex);
            if (!line.startsWith("#") && concerned && !otherMutex) {
                lines.add(line.length() > WatchEvent.LONGEST_LINE ? line.substring(0, WatchEvent.LONGEST_LINE) : line);
            }
            if (lines.size() > WatchEvent.MOST_LINES) {
                break;
            }
        }
        return lines;
    }

    private static boolean isOf(int pid, String line) {
        int own = line.indexOf("-" + pid + " ");
        return own >= 0 && own < line.indexOf('[');
    }

    private String text() throws IOException {
        try (InputStream in = new FileInputStream(root + "/trace")) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        }
    }
}
