package dev.subblock.reproducer.guest;

import java.io.IOException;

/** The machine as a session needs it. */
interface Guest {

    /** Milliseconds since power-on, as the kernel counts them. */
    long uptimeMs();

    /** The running kernel's release. */
    String kernel();

    /** Mounts the XFS with blocks of that many bytes. */
    void mount(int blockSize, String device) throws IOException;

    /**
     * The directory in which scenarios of that block size run.
     *
     * @throws IOException if nothing was mounted for it
     */
    String directory(int blockSize) throws IOException;

    /** Unmounts all that was mounted. */
    void unmountAll() throws IOException;
}
