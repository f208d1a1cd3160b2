package dev.subblock.lab.lock;

import dev.subblock.lab.LabException;
import dev.subblock.lab.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock between processes that the kernel releases with its holder: a killed run leaves none behind. */
public final class FileLock implements AutoCloseable {

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock, and says so if it must. */
    public static FileLock acquire(Path file, Progress progress) throws IOException, LabException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                progress.say("waiting for another subblock" + Holder.of(file) + " that builds in " + file.getParent());
                channel.lock();
            }
            Holder.sign(channel);
            return new FileLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new LabException("this process already builds in " + file.getParent(), e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes the lock if it is free; empty if another process or a thread of this one holds it. */
    public static Optional<FileLock> attempt(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new FileLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Ours.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
