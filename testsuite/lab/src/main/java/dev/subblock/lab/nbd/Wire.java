package dev.subblock.lab.nbd;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Reads what a client says, as many bytes at a time as there are; big endian. Used by one thread. */
final class Wire {

    private static final int BUFFER = 64 << 10;

    private final ByteChannel channel;
    /** Called before each wait: what the client waits for must be on its way by then. */
    private final Runnable beforeWait;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);

    Wire(ByteChannel channel, Runnable beforeWait) {
        this.channel = channel;
        this.beforeWait = beforeWait;
    }

    /**
     * The buffer, with at least {@code bytes} to be got from it.
     *
     * @param bytes at most 64 KiB
     * @throws EOFException if the client goes before
     */
    ByteBuffer need(int bytes) throws IOException {
        if (in.remaining() < bytes) {
            in.compact();
            while (in.position() < bytes) {
                beforeWait.run();
                if (channel.read(in) < 0) {
                    throw new EOFException();
                }
            }
            in.flip();
        }
        return in;
    }

    /** Whether the client has said something that was not got yet. */
    boolean hasMore() {
        return in.hasRemaining();
    }

    /** The next {@code length} bytes. @throws EOFException if the client goes before */
    ByteBuffer take(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int there = Math.min(length, in.remaining());
        bytes.put(in.slice(in.position(), there));
        in.position(in.position() + there);
        while (bytes.hasRemaining()) {
            beforeWait.run();
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
