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
            String path = directory + "/watched-" + made++;
            String other = path + "-other";
            try {
                WatchedFile.make(path, other, kind, memory);
                once(path, kind, repeat);
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            } finally {
                Machine.unlink(path);
                Machine.unlink(other);
            }
        }
    }

    private void once(String path, Kind kind, int repeat) throws IOException {
        try (OneWrite write = OneWrite.prepare(path, kind, memory)) {
            int pid = Machine.tid();
            long inode = write.inode();
            out.accept(new WatchEvent.WatchBegin(kind.name(), repeat, pid, inode));
            long result;
            trace.start();
            try {
                write.submit();
                trace.mark(RETURNED);
                result = write.complete();
            } finally {
                trace.stop();
            }
            List<String> lines = trace.lines(inode, pid);
            boolean cut = lines.size() > WatchEvent.MOST_LINES;
            List<String> told = cut ? lines.subList(0, WatchEvent.MOST_LINES) : lines;
            told.forEach(line -> out.accept(new WatchEvent.Traced(line)));
            out.accept(new WatchEvent.WatchEnd(kind.name(), repeat, result, told.size(), cut));
        }
    }
}
