package dev.subblock.lab.nbd;

import java.nio.ByteBuffer;

/**
 * A request as a server hands it to an export: inside it, multiples of 512, at most 32 MiB.
 *
 * @param cookie names it in its reply
 * @param offset in bytes; 0 for a flush
 * @param length in bytes; 0 for a flush, positive for all others
 * @param fua whether its reply says that it is on the medium
 * @param data of a write: {@code length} bytes from 0; empty otherwise. The export may keep it
 */
public record Request(Op op, long cookie, long offset, int length, boolean fua, ByteBuffer data) {

    /** Behind the last byte. */
    public long end() {
        return offset + length;
    }
}
