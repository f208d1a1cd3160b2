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

    /** Before 3.1 a completion was told before the worker had done its part of it. In ms: two ticks, in which nothing else runs. */
    private static final long WORKER = 20;

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
            tell(kind, repeat, furthest(directory, kind));
        }
    }

    /** What became of a write. */
    private record Taken(int pid, long inode, long result, List<String> lines, boolean mayHaveMetATick) {}

    /** Of several tries, where a tick may have come between, the one for which the kernel did the most. */
    private Taken furthest(String directory, Kind kind) throws IOException {
        Taken furthest = once(directory, kind);
        for (int more = 1; more < TRIES && furthest.mayHaveMetATick(); more++) {
            Taken next = once(directory, kind);
            if (!next.mayHaveMetATick() || next.lines().size() > furthest.lines().size()) {
                furthest = next;
            }
        }
        return furthest;
    }

    private Taken once(String directory, Kind kind) throws IOException {
        String path = directory + "/watched-" + made++;
        String other = path + "-other";
        try {
            WatchedFile.make(path, other, kind, memory);
            return watched(path, kind);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            Machine.unlink(path);
            Machine.unlink(other);
        }
    }

    private Taken watched(String path, Kind kind) throws IOException, InterruptedException {
        try (OneWrite write = OneWrite.prepare(path, kind, memory.address(), WatchedFile.offset(kind))) {
            int pid = Machine.tid();
            long inode = write.inode();
            String mutex = write.mutex(trace);
            long result;
            trace.clear();
            write.aboutTo();
            trace.start();
            try {
                write.submit();
                trace.mark(RETURNED);
                result = write.complete();
                Thread.sleep(WORKER);
            } finally {
                trace.stop();
            }
            return new Taken(pid, inode, result, trace.lines(inode, pid, mutex), write.mayHaveMetATick(result));
        }
    }

    private void tell(Kind kind, int repeat, Taken taken) {
        boolean cut = taken.lines().size() > WatchEvent.MOST_LINES;
        List<String> told = cut ? taken.lines().subList(0, WatchEvent.MOST_LINES) : taken.lines();
        out.accept(new WatchEvent.WatchBegin(kind.name(), repeat, taken.pid(), taken.inode()));
        for (String line : told) {
            out.accept(new WatchEvent.Traced(line));
        }
        out.accept(new WatchEvent.WatchEnd(kind.name(), repeat, taken.result(), told.size(), cut));
    }
}
