package dev.subblock.reproducer.sys;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A file's first bytes as shared memory. Pages that lie wholly behind the end of the file may not be touched: the
 * kernel answers with SIGBUS.
 */
public final class Mapping implements AutoCloseable {

    private static final int MUNMAP = 11;

    private final long address;
    private final int length;
    private final ByteBuffer buffer;

    private Mapping(long address, int length) {
        this.address = address;
        this.length = length;
        this.buffer = MemoryIO.getInstance().newDirectByteBuffer(address, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Maps {@code length} bytes, at least one, for reading and writing. */
    public static Mapping of(OpenFile file, int length) throws SysException {
        return new Mapping(SystemCall.map("mmap " + file.path(), file.fd(), length), length);
    }

    /** All of it, little-endian; always the same object, so use its absolute methods. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Unmaps; the buffer may not be used again. What was stored is written back by the kernel, later. */
    @Override
    public void close() throws SysException {
        SystemCall.call("munmap", MUNMAP, address, length, 0, 0, 0);
    }
}
