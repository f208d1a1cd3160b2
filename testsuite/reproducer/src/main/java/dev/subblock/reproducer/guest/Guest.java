package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.trial.Volume;
import java.io.IOException;

/** The machine as a session needs it. */
interface Guest {

    /** Milliseconds since power-on, as the kernel counts them. */
    long uptimeMs();

    /** The running kernel's release. */
    String kernel();

    /**
     * Mounts the XFS with blocks of that many bytes.
     *
     * @param mailbox offset of the disk's mailbox, in bytes; 0 for a plain disk
     * @param cutDevice where the copy is after a power cut; empty for nowhere
     */
    void mount(int blockSize, String device, long mailbox, String cutDevice) throws IOException;

    /**
     * The file system on which scenarios of that block size run.
     *
     * @throws IOException if nothing was mounted for it
     */
    Volume volume(int blockSize) throws IOException;

    /** Writes a line to the kernel's log, so that what stands behind it there can be told from what stands before. */
    void mark(String line) throws IOException;

    /** Unmounts all that was mounted. */
    void unmountAll() throws IOException;
}
