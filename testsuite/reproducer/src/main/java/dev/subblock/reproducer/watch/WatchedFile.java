package dev.subblock.reproducer.watch;

import dev.subblock.reproducer.kind.Cache;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Mode;
import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.kind.State;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;

/** A file as a kind of write wants it, with nothing of its making still to be done by the kernel. */
public final class WatchedFile {

    /** The write's first block: far enough from the file's start for an EOF before it to be some blocks away. */
    private static final int FIRST = 4;
    /** The file of a write inside EOF ends far behind it. In blocks. */
    private static final int BLOCKS = 16;
    private static final int SIZE = BLOCKS * Shape.BLOCK;
    /** Where a file ends that a write is past of: inside its only block. */
    private static final int EARLY_END = 2560;
    /** Of kernels with the fewest ticks, 100 in a second, two: a time stamp is taken anew only when a tick has passed. */
    private static final long TICKS_MILLIS = 20;

    private WatchedFile() {}

    /** Where the write of a kind goes, in bytes from the start of the file. */
    public static long offset(Kind kind) {
        return FIRST * Shape.BLOCK + kind.shape().from();
    }

    /** Makes it. @param other path of a file to share blocks with */
    public static void make(String path, String other, Kind kind, NativeMemory memory) throws IOException, InterruptedException {
        Machine.unlink(path);
        Machine.unlink(other);
        if (kind.state() == State.SHARED) {
            try (OpenFile from = OpenFile.open(other, OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT)) {
                from.writeFully(memory.address(), SIZE, 0);
                check("fsync", from.fsync());
            }
        }
        try (OpenFile file = OpenFile.open(path, OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT)) {
            fill(file, other, kind, memory);
            if (kind.mode() == Mode.SETUID) {
                file.mode(04755);
            }
            check("fsync", file.fsync());
            file.syncFileSystem();
            file.dropPages();
        }
        if (kind.cache() == Cache.CACHED) {
            try (OpenFile file = OpenFile.open(path, OpenFile.READ_ONLY)) {
                file.pread(memory.address(), SIZE, 0);
            }
        }
        Thread.sleep(TICKS_MILLIS);
    }

    private static void fill(OpenFile file, String other, Kind kind, NativeMemory memory) throws IOException {
        // The first write to a file looks for privileges to remove, and remembers that there are none: not the one that is watched.
        file.writeFully(memory.address(), Shape.BLOCK, 0);
        switch (kind.state()) {
            case HOLE -> check("truncate", file.truncate(SIZE));
            case UNWRITTEN -> check("fallocate", file.allocate(Shape.BLOCK, SIZE - Shape.BLOCK, false));
            case WRITTEN -> file.writeFully(memory.address(), SIZE, 0);
            case PAST -> check("truncate", file.truncate(EARLY_END));
            case EOF -> {
                file.writeFully(memory.address(), (FIRST + 1) * Shape.BLOCK, 0);
                check("truncate", file.truncate(offset(kind)));
            }
            case SHARED -> {
                try (OpenFile from = OpenFile.open(other, OpenFile.READ_WRITE | OpenFile.DIRECT)) {
                    file.cloneFrom(from);
                }
            }
        }
    }

    /** Bytes of memory that {@link #make} needs. */
    public static int memory() {
        return SIZE;
    }

    private static void check(String what, long result) throws SysException {
        if (result < 0) {
            throw new SysException(what, (int) -result);
        }
    }
}
