package dev.subblock.reproducer.sys;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Page-aligned zeroed memory outside the heap. Page alignment (4096 bytes) satisfies O_DIRECT on every
 * device, and any multiple of 512 bytes inside satisfies it on a device with 512-byte sectors.
 */
public final class NativeMemory implements AutoCloseable {

    private static final int PAGE = 4096;
    private static final int MPROTECT = 10;

    private final long allocation;
    private final long address;
    private final int size;
    private final ByteBuffer buffer;

    private NativeMemory(long allocation, int size) {
        this.allocation = allocation;
        this.address = (allocation + PAGE - 1) & -PAGE;
        this.size = size;
        this.buffer = MemoryIO.getInstance().newDirectByteBuffer(address, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Allocates {@code size} bytes of zeros.
     *
     * @throws OutOfMemoryError if there is no memory
     */
    public static NativeMemory allocate(int size) {
        // calloc: large areas come as zero pages from the kernel and cost nothing until they are touched.
        long allocation = MemoryIO.getInstance().allocateMemory((long) size + PAGE, true);
        if (allocation == 0) {
            throw new OutOfMemoryError(size + " bytes of native memory");
        }
        return new NativeMemory(allocation, size);
    }

    public long address() {
        return address;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** All of the memory, little-endian; always the same object, so use its absolute methods. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Whether {@code length} bytes from {@code from} here are those from {@code otherFrom} there: one call, however long. */
    public boolean sameAs(int from, NativeMemory other, int otherFrom, int length) {
        check(from, length);
        other.check(otherFrom, length);
        return SystemCall.same(address + from, other.address + otherFrom, length);
    }

    /**
     * Takes away or gives back whole pages of it: while they are away, the kernel answers EFAULT, and we would crash.
     *
     * @param from in bytes, a multiple of the page size of 4096
     * @param length likewise
     */
    public void present(boolean present, int from, int length) throws SysException {
        check(from, length);
        // PROT_READ | PROT_WRITE of asm-generic/mman-common.h.
        SystemCall.call("mprotect", MPROTECT, address + from, length, present ? 3 : 0, 0, 0);
    }

    private void check(int from, int length) {
        if (from < 0 || length < 0 || from > size - length) {
            throw new IndexOutOfBoundsException(from + "+" + length + " of " + size);
        }
    }

    /** Frees; no I/O may be in flight and the buffer may not be used again. */
    @Override
    public void close() {
        MemoryIO.getInstance().freeMemory(allocation);
    }
}
