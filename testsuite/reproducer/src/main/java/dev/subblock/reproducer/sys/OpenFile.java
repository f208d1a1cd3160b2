package dev.subblock.reproducer.sys;

/** A file opened by number, so that it can be opened for direct I/O at offsets that the JDK refuses. */
public final class OpenFile implements AutoCloseable {

    public static final int READ_ONLY = 0;
    public static final int READ_WRITE = 2;
    public static final int CREATE_NEW = 0100 | 0200;
    /** O_DIRECT of x86-64; other architectures differ. */
    public static final int DIRECT = 040000;

    private static final int OPEN = 2;
    private static final int CLOSE = 3;
    private static final int PREAD64 = 17;
    private static final int PWRITE64 = 18;
    private static final int FSYNC = 74;
    private static final int FTRUNCATE = 77;
    private static final int FADVISE64 = 221;
    private static final int FALLOCATE = 285;
    private static final int O_CLOEXEC = 02000000;
    private static final int O_NOFOLLOW = 0400000;
    private static final int FADV_DONTNEED = 4;

    private final String path;
    private final int fd;

    private OpenFile(String path, int fd) {
        this.path = path;
        this.fd = fd;
    }

    /**
     * Opens {@code path}, never through a symbolic link in its last part; a new file gets mode 0600.
     *
     * @throws SysException EINVAL if the file system has no direct I/O and {@code DIRECT} was asked for
     */
    public static OpenFile open(String path, int flags) throws SysException {
        long fd = SystemCall.onPath("open", OPEN, path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
        return new OpenFile(path, (int) fd);
    }

    /** The descriptor, for an iocb. */
    public int fd() {
        return fd;
    }

    /** Writes; returns the bytes written or the negative errno, which for a write under test is evidence. */
    public long pwrite(long address, int length, long offset) {
        return SystemCall.raw(PWRITE64, fd, address, length, offset, 0);
    }

    /**
     * Reads exactly {@code length} bytes.
     *
     * @throws SysException if the read failed or met the end of the file (as ENODATA)
     */
    public void readFully(long address, int length, long offset) throws SysException {
        int done = 0;
        while (done < length) {
            long n = SystemCall.call("pread " + path, PREAD64, fd, address + done, length - done, offset + done, 0);
            if (n == 0) {
                throw new SysException("pread " + path + " at " + (offset + done) + ", end of file", 61);
            }
            done += (int) n;
        }
    }

    /**
     * Writes exactly {@code length} bytes, for preparation.
     *
     * @throws SysException if the write failed or was short (as ENOSPC)
     */
    public void writeFully(long address, int length, long offset) throws SysException {
        long n = SystemCall.call("pwrite " + path, PWRITE64, fd, address, length, offset, 0);
        if (n != length) {
            throw new SysException("pwrite " + path + ", short: " + n + " of " + length, 28);
        }
    }

    public void truncate(long size) throws SysException {
        SystemCall.call("ftruncate " + path, FTRUNCATE, fd, size, 0, 0, 0);
    }

    /** Allocates {@code [0, size)} as unwritten extents. */
    public void allocate(long size) throws SysException {
        SystemCall.call("fallocate " + path, FALLOCATE, fd, 0, 0, size, 0);
    }

    public void sync() throws SysException {
        SystemCall.call("fsync " + path, FSYNC, fd, 0, 0, 0, 0);
    }

    /** Asks for this file's clean pages to be dropped from the cache. */
    public void dropCache() throws SysException {
        long result = SystemCall.raw(FADVISE64, fd, 0, 0, FADV_DONTNEED, 0);
        if (result < 0) {
            throw new SysException("fadvise " + path, (int) -result);
        }
    }

    @Override
    public void close() throws SysException {
        SystemCall.call("close " + path, CLOSE, fd, 0, 0, 0, 0);
    }
}
