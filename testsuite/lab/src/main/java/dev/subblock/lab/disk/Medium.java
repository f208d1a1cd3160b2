package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Op;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An image file. Nothing is ever written behind its end. Used under its owner's lock. */
final class Medium implements AutoCloseable {

    private static final int ZEROS = 1 << 20;

    private final FileChannel file;
    private final DiskLog log;
    private final long size;
    /** Grows to the largest read, 32 MiB at most. */
    private ByteBuffer scratch = ByteBuffer.allocateDirect(64 << 10);
    private ByteBuffer zeros = ByteBuffer.allocateDirect(0);
    private long nanos;
    private volatile boolean closing;

    /** @throws IOException if it can't be opened to read and write */
    Medium(Path image, DiskLog log) throws IOException {
        this.file = FileChannel.open(image, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.log = log;
        this.size = file.size();
    }

    /** In bytes. */
    long size() {
        return size;
    }

    /** Time spent in the file, in ns. */
    long nanos() {
        return nanos;
    }

    /**
     * Does what a request wants, and replies.
     *
     * @param error if not 0, nothing is done and this is the reply
     * @return the error of the reply
     */
    int complete(Request request, Replies client, int error) {
        long start = log.nanos();
        ByteBuffer read = null;
        int result = error;
        if (result == 0 && request.op() != Op.FLUSH && request.op() != Op.TRIM) {
            // A flush has nothing to do: what is completed is in the file, and the host does not lose power. A trim is
            // advice; a medium that keeps what was there is one that a real drive may be.
            try {
                read = transfer(request);
            } catch (IOException e) {
                result = Replies.EIO;
                if (!closing) {
                    log.fail("the disk's image: " + request.op().text() + " at " + request.offset() + ": " + e.getMessage());
                }
            }
        }
        nanos += log.nanos() - start;
        if (read == null) {
            client.done(request.cookie(), result);
        } else {
            client.data(request.cookie(), read);
        }
        return result;
    }

    /** @return what was read; null for a write */
    private ByteBuffer transfer(Request request) throws IOException {
        if (request.end() > size) {
            throw new IOException("outside the image");
        }
        return switch (request.op()) {
            case READ -> read(request.offset(), request.length());
            case WRITE -> {
                write(request.data().duplicate(), request.offset());
                yield null;
            }
            default -> {
                zero(request.offset(), request.length());
                yield null;
            }
        };
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        if (scratch.capacity() < length) {
            scratch = ByteBuffer.allocateDirect(length);
        }
        scratch.clear().limit(length);
        while (scratch.hasRemaining()) {
            if (file.read(scratch, offset + scratch.position()) < 0) {
                throw new IOException("the file is shorter than it was");
            }
        }
        return scratch.flip();
    }

    private void write(ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    private void zero(long offset, int length) throws IOException {
        if (zeros.capacity() == 0) {
            zeros = ByteBuffer.allocateDirect(ZEROS);
        }
        for (int done = 0; done < length; done += ZEROS) {
            write(zeros.slice(0, Math.min(ZEROS, length - done)), offset + done);
        }
    }

    /** It will be closed soon, and clients with it: what breaks from now on is no trouble. May be called without the lock. */
    void closing() {
        closing = true;
    }

    @Override
    public void close() throws IOException {
        closing = true;
        file.close();
    }
}
