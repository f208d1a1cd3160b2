package dev.subblock.reproducer.load;

import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;

/** A file as a load wants it, with nothing of its making still to be done by the kernel. */
final class LoadFile {

    /** The first is written, whatever the others are; the last is never written to, so that no write ends at EOF. */
    private static final int AROUND = 2;
    /**
     * Before a sample, until all that the making of the file has left to do in the background is done: nobody waits for
     * it, as a guest's clock that counts instructions leaps where there are none.
     */
    private static final long CALM_MILLIS = 50;

    private LoadFile() {}

    /**
     * Makes it.
     *
     * @param operations so many blocks behind the first are to be written to, or read
     */
    static OpenFile make(String path, Load load, int operations, NativeMemory memory) throws IOException, InterruptedException {
        Machine.unlink(path);
        OpenFile file = OpenFile.open(path, OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT);
        try {
            // The file before is freed in the background, and what it had is not to be had before that is in the log: else where this one
            // lies, and for whom its writes wait, would be a matter of chance.
            Thread.sleep(CALM_MILLIS);
            file.syncFileSystem();
            long size = (long) (operations + AROUND) * Shape.BLOCK;
            // The first write to a file looks for privileges to remove, and remembers that there are none: not one that is measured.
            file.writeFully(memory.address(), Shape.BLOCK, 0);
            check("truncate", file.truncate(size));
            if (load.blocks() == Blocks.UNWRITTEN) {
                check("fallocate", file.allocate(Shape.BLOCK, size - Shape.BLOCK, false));
            }
            int written = load.blocks() == Blocks.WRITTEN ? 1 : load.way().writes(operations) + 1;
            for (int block = written; block < operations + AROUND; block++) {
                file.writeFully(memory.address(), Shape.BLOCK, (long) block * Shape.BLOCK);
            }
            check("fsync", file.fsync());
            file.syncFileSystem();
            Thread.sleep(CALM_MILLIS);
            // Or the first write would have a time stamp to set.
            file.touch();
            return file;
        } catch (IOException | InterruptedException e) {
            file.close();
            throw e;
        }
    }

    /** Where an operation goes, in bytes. @param number from 0: writes, then reads */
    static long offset(int number, Fit fit) {
        return (long) (number + 1) * Shape.BLOCK + fit.from();
    }

    private static void check(String what, long result) throws SysException {
        if (result < 0) {
            throw new SysException(what, (int) -result);
        }
    }
}
