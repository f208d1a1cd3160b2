package dev.subblock.reproducer.sys;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import dev.subblock.reproducer.ReproducerException;
import java.nio.charset.StandardCharsets;

/**
 * Any system call of Linux on x86-64, through {@code syscall(2)} of libc. One native signature serves
 * all: binding each function by name, as jnr-posix does, costs seconds in an emulated guest.
 */
public final class SystemCall {

    private static final Type[] SIX_LONGS =
            {Type.SINT64, Type.SINT64, Type.SINT64, Type.SINT64, Type.SINT64, Type.SINT64};
    private static final Type[] THREE_LONGS = {Type.SINT64, Type.SINT64, Type.SINT64};

    private static final Invoker INVOKER;
    private static final CallContext SYSCALL;
    private static final long SYSCALL_ADDRESS;
    private static final CallContext MEMCMP;
    private static final long MEMCMP_ADDRESS;
    private static final CallContext MMAP;
    private static final long MMAP_ADDRESS;
    private static final long SPLICE_ADDRESS;
    private static final long PWRITEV2_ADDRESS;

    static {
        requireX8664(System.getProperty("os.name"), System.getProperty("os.arch"));
        INVOKER = Invoker.getInstance();
        Library libc = Library.getDefault();
        SYSCALL_ADDRESS = libc.getSymbolAddress("syscall");
        SYSCALL = CallContext.getCallContext(Type.SINT64, SIX_LONGS, CallingConvention.DEFAULT, true);
        MEMCMP_ADDRESS = libc.getSymbolAddress("memcmp");
        MEMCMP = CallContext.getCallContext(Type.SINT32, THREE_LONGS, CallingConvention.DEFAULT, false);
        MMAP_ADDRESS = libc.getSymbolAddress("mmap");
        SPLICE_ADDRESS = libc.getSymbolAddress("splice");
        PWRITEV2_ADDRESS = libc.getSymbolAddress("pwritev2");
        MMAP = CallContext.getCallContext(Type.SINT64, SIX_LONGS, CallingConvention.DEFAULT, true);
    }

    private SystemCall() {}

    /**
     * Refuses a machine whose system calls have other numbers.
     *
     * @throws ReproducerException if this is not Linux on x86-64
     */
    static void requireX8664(String os, String arch) {
        if (!"Linux".equals(os) || !"amd64".equals(arch)) {
            throw new ReproducerException("the reproducer makes system calls of Linux on x86-64 and this is "
                    + os + " on " + arch + ": run it on such a machine");
        }
    }

    /**
     * Makes one call.
     *
     * @param what names the call and its object in the error, such as {@code pwrite}
     * @param number from the x86-64 table (arch/x86/entry/syscalls/syscall_64.tbl)
     * @return what the call returned, never negative one
     * @throws SysException if it returned -1
     */
    public static long call(String what, int number, long a, long b, long c, long d, long e) throws SysException {
        long result = raw(number, a, b, c, d, e);
        if (result < 0) {
            throw new SysException(what, (int) -result);
        }
        return result;
    }

    /** Makes one call and returns its result, or the negative errno: for calls whose failure is itself evidence. */
    public static long raw(int number, long a, long b, long c, long d, long e) {
        long result = INVOKER.invokeL6(SYSCALL, SYSCALL_ADDRESS, number, a, b, c, d, e);
        return result == -1 ? -LastError.getInstance().get() : result;
    }

    /** Makes a call whose first argument is a path; {@code what} is prefixed to the path in the error. */
    public static long onPath(String what, int number, String path, long b, long c) throws SysException {
        long text = text(path);
        try {
            return call(what + " " + path, number, text, b, c, 0, 0);
        } finally {
            free(text);
        }
    }

    /** Whether {@code length} bytes at two addresses are the same. */
    static boolean same(long a, long b, long length) {
        return (int) INVOKER.invokeL3(MEMCMP, MEMCMP_ADDRESS, a, b, length) == 0;
    }

    /**
     * Maps {@code length} bytes of a file, shared, from its start on, to be read and written: a call of six arguments, which
     * does not fit {@link #raw}.
     */
    static long map(String what, int fd, long length) throws SysException {
        // PROT_READ | PROT_WRITE, MAP_SHARED of asm-generic/mman-common.h.
        long address = INVOKER.invokeL6(MMAP, MMAP_ADDRESS, 0, length, 3, 1, fd, 0);
        if (address == -1) {
            throw new SysException(what, LastError.getInstance().get());
        }
        return address;
    }

    /**
     * Moves bytes from a pipe to a place in a file, which {@code place} points to: a call of six arguments too, with the
     * types of mmap's.
     *
     * @return how many, or the negative errno
     */
    static long splice(int pipe, int file, long place, long length) {
        long result = INVOKER.invokeL6(MMAP, SPLICE_ADDRESS, pipe, 0, file, place, length, 0);
        return result == -1 ? -LastError.getInstance().get() : result;
    }

    /**
     * Writes as pwritev2(2): a call of six arguments too.
     *
     * @param vectors address of one struct iovec
     * @return how many bytes, or the negative errno; ENOSYS where libc has no such call
     */
    static long pwritev2(int fd, long vectors, long offset, int flags) {
        if (PWRITEV2_ADDRESS == 0) {
            return -Errno.ENOSYS;
        }
        long result = INVOKER.invokeL6(MMAP, PWRITEV2_ADDRESS, fd, vectors, 1, offset, flags, 0);
        return result == -1 ? -LastError.getInstance().get() : result;
    }

    /** The address of a NUL-terminated copy of {@code string}; to be given to {@link #free}. */
    static long text(String string) {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        MemoryIO memory = MemoryIO.getInstance();
        long address = memory.allocateMemory(bytes.length + 1L, true);
        // Byte by byte: jffi's bulk setters are not to be trusted, and a path is short.
        for (int i = 0; i < bytes.length; i++) {
            memory.putByte(address + i, bytes[i]);
        }
        return address;
    }

    static void free(long address) {
        MemoryIO.getInstance().freeMemory(address);
    }
}
