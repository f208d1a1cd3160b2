package dev.subblock.reproducer.host;

import dev.subblock.reproducer.disk.Disk;
import dev.subblock.reproducer.disk.PlainDisk;
import dev.subblock.reproducer.trial.Volume;
import java.io.IOException;

/** A directory of a file system that somebody else has mounted, on a disk that is not ours. */
final class LocalVolume implements Volume {

    private final String directory;
    private final Disk disk = new PlainDisk();

    LocalVolume(String directory) {
        this.directory = directory;
    }

    @Override
    public String directory() {
        return directory;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void remount() throws IOException {
        throw new IOException("the file system of " + directory + " was shut down, and is not ours to mount again");
    }

    @Override
    public void sync(boolean always) throws IOException {
        throw new IOException("the file system of " + directory + " is not ours to mount anew");
    }

    @Override
    public String mountCut() throws IOException {
        throw new IOException("there is no copy after a power cut here");
    }

    @Override
    public void unmountCut() {}
}
