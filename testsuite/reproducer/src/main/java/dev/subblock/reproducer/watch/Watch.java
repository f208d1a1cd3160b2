package dev.subblock.reproducer.watch;

import dev.subblock.reproducer.evidence.WatchEvent;
import dev.subblock.reproducer.evidence.WatchWriter;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import java.io.IOException;
import java.util.List;

/** Makes writes and tells what the kernel did for each. One write is under way at a time, and nothing else. */
public final class Watch {

    /** Stands in the trace where the call returned: what follows is the completion. */
    private static final String RETURNED = "subblock: returned";

    /** A tick, of which there are 250 in a second, comes between in one try of four or so. */
    private static final int TRIES = 4;

    private final WatchWriter out;
    private KernelTrace trace;
    private NativeMemory memory;
    private int made;

    public Watch(WatchWriter out) {
        this.out = out;
    }

    /**
     * Makes a write of a kind, several times, each to a new file.
     *
     * @param directory on a file system with blocks of {@value dev.subblock.reproducer.kind.Shape#BLOCK} bytes
     * @throws IOException if the kernel can't be watched, or a file not be made; a write that fails is told of
     */
    public void run(String directory, Kind kind, int repeats) throws IOException {
        if (trace == null) {
            trace = KernelTrace.open();
            memory = NativeMemory.allocate(WatchedFile.memory());
            out.accept(new WatchEvent.Watching(trace.lacks()));
        }
        for (int repeat = 1; repeat <= repeats; repeat++) {
            int tries = 1;
            while (!once(directory, kind, repeat, tries == TRIES)) {
                tries++;
            }
        }
    }

    /** Makes one write to a new file. @return whether it was told of: not, if another try may get further, unless it is the last */
    private boolean once(String directory, Kind kind, int repeat, boolean last) throws IOException {
        String path = directory + "/watched-" + made++;
        String other = path + "-other";
        try {
            WatchedFile.make(path, other, kind, memory);
            return watched(path, kind, repeat, last);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            Machine.unlink(path);
            Machine.unlink(other);
        }
    }

    private boolean watched(String path, Kind kind, int repeat, boolean last) throws IOException {
        try (OneWrite write = OneWrite.prepare(path, kind, memory)) {
            int pid = Machine.tid();
            long inode = write.inode();
            long result;
            write.aboutTo();
            trace.start();
            try {
                write.submit();
                trace.mark(RETURNED);
                result = write.complete();
            } finally {
                trace.stop();
            }
            if (!last && write.mayHaveMetATick(result)) {
                return false;
            }
            List<String> lines = trace.lines(inode, pid);
            boolean cut = lines.size() > WatchEvent.MOST_LINES;
            List<String> told = cut ? lines.subList(0, WatchEvent.MOST_LINES) : lines;
            out.accept(new WatchEvent.WatchBegin(kind.name(), repeat, pid, inode));
            told.forEach(line -> out.accept(new WatchEvent.Traced(line)));
            out.accept(new WatchEvent.WatchEnd(kind.name(), repeat, result, told.size(), cut));
            return true;
        }
    }
}
