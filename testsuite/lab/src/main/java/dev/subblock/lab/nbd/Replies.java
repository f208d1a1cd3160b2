package dev.subblock.lab.nbd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Replies to one client, in the order in which they are given; they leave together, at {@link #flush}. A client
 * that has gone is no error here: its thread finds out. May be used by several threads.
 */
public final class Replies {

    /** EIO and EINVAL of the protocol. */
    public static final int EIO = 5;
    public static final int EINVAL = 22;

    private static final int HEADER = 16;
    /** Larger data goes out on its own. */
    private static final int BUFFER = 256 << 10;

    private final WritableByteChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private boolean gone;

    Replies(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** @param error 0, {@link #EIO} or {@link #EINVAL} */
    public synchronized void done(long cookie, int error) {
        header(cookie, error);
    }

    /** A read's reply: the remaining bytes of {@code data}, which is free again on return. */
    public synchronized void data(long cookie, ByteBuffer data) {
        header(cookie, 0);
        if (data.remaining() > out.remaining()) {
            flush();
        }
        if (data.remaining() > out.remaining()) {
            drain(data);
        } else {
            out.put(data);
        }
    }

    private void header(long cookie, int error) {
        if (out.remaining() < HEADER) {
            flush();
        }
        out.putInt(Nbd.REPLY_MAGIC).putInt(error).putLong(cookie);
    }

    /** Sends what was given so far. */
    public synchronized void flush() {
        if (out.position() > 0) {
            drain(out.flip());
            out.clear();
        }
    }

    private void drain(ByteBuffer bytes) {
        try {
            while (!gone && bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            gone = true;
        }
    }
}
