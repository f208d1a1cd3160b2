package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** Brings all writes of a plan to the kernel and waits until each has returned. */
interface Submitter {

    /**
     * @param file opened for direct I/O
     * @param log gets an entry for every write
     * @throws dev.subblock.reproducer.aio.StuckException if a write did not return: {@code contents} is
     *     still in use by the kernel then
     * @throws IOException if a write could not be brought to the kernel at all
     */
    void submit(Plan plan, Contents contents, OpenFile file, WriteLog log) throws IOException;
}
