package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.disk.Disk;
import java.io.IOException;

/** The file system under test, and the disk below it. */
public interface Volume {

    /** The directory in which files are made. */
    String directory();

    Disk disk();

    /** Unmounts and mounts again, so that the log is replayed. Nothing on it may be open. */
    void remount() throws IOException;

    /** Whether every write to it is to last when it returns ({@code -o sync}), from now on; also of what {@link #remount} mounts. */
    void sync(boolean always) throws IOException;

    /**
     * Mounts anew, with what each user has counted and limited; also what {@link #remount} mounts.
     *
     * @return the device
     * @throws IOException if that is not to be had here
     */
    default String countUsers() throws IOException {
        throw new IOException("no quotas are to be had on " + directory());
    }

    /**
     * Mounts the copy that was taken when the power was cut.
     *
     * @return the directory that is the copy of {@link #directory}
     */
    String mountCut() throws IOException;

    void unmountCut() throws IOException;
}
