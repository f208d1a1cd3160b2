package dev.subblock.reproducer.sys;

/** A file opened by number, so that it can be opened for direct I/O at offsets that the JDK refuses. */
public final class OpenFile implements AutoCloseable {

    public static final int READ_ONLY = 0;
    public static final int READ_WRITE = 2;
    public static final int CREATE_NEW = 0100 | 0200;
    /** O_DIRECT of x86-64; other architectures differ. */
    public static final int DIRECT = 040000;
    /** Flags of asm-generic/fcntl.h: each write goes to the end of the file. */
    public static final int APPEND = 02000;
    /** O_DSYNC. */
    public static final int DSYNC = 010000;
    /** O_SYNC, which contains O_DSYNC. */
    public static final int SYNC = 04010000;

    private static final int OPEN = 2;
    private static final int CLOSE = 3;
    private static final int LSEEK = 8;
    private static final int IOCTL = 16;
    private static final int PREAD64 = 17;
    private static final int PWRITE64 = 18;
    private static final int FSTAT = 5;
    private static final int FCHMOD = 91;
    private static final int FCHOWN = 93;
    private static final int FADVISE64 = 221;
    private static final int UTIMENSAT = 280;
    private static final int FSYNC = 74;
    private static final int FTRUNCATE = 77;
    private static final int FALLOCATE = 285;
    private static final int SYNC_ALL = 162;
    private static final int SYNCFS = 306;
    private static final int SEEK_END = 2;
    /** RWF_NOWAIT of linux/fs.h. */
    private static final int RWF_NOWAIT = 8;
    /** Of linux/fadvise.h. */
    private static final int POSIX_FADV_DONTNEED = 4;
    /** struct stat of x86-64: 144 bytes, with the inode's number in the second 8. */
    private static final int STAT = 144;
    /** Of linux/falloc.h. */
    private static final int FALLOC_FL_KEEP_SIZE = 1;
    /** Of linux/fs.h: _IOW(0x94, 9, int) and _IOWR('f', 11, struct fiemap). */
    private static final long FICLONE = 0x40049409L;
    private static final long FS_IOC_FIEMAP = 0xC020660BL;
    /** Of linux/fs.h: _IOWR('X', 119, int) and 120; of xfs_fs.h: _IOR('X', 125, __u32). */
    private static final long FIFREEZE = 0xC0045877L;
    private static final long FITHAW = 0xC0045878L;
    private static final long XFS_IOC_GOINGDOWN = 0x8004587DL;
    /** XFS_FSOP_GOING_FLAGS_NOLOGFLUSH of xfs_fs.h. */
    private static final int NOLOGFLUSH = 2;
    private static final int O_CLOEXEC = 02000000;
    private static final int O_NOFOLLOW = 0400000;

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

    /** As {@link #pwrite}, but EAGAIN rather than wait (RWF_NOWAIT). */
    public long pwriteNoWait(long address, int length, long offset) {
        try (NativeMemory vector = NativeMemory.allocate(2 * Long.BYTES)) {
            vector.buffer().putLong(0, address);
            vector.buffer().putLong(Long.BYTES, length);
            return SystemCall.pwritev2(fd, vector.address(), offset, RWF_NOWAIT);
        }
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

    /** Reads what is there, up to {@code length} bytes; returns how many, or the negative errno. */
    public long pread(long address, int length, long offset) {
        return SystemCall.raw(PREAD64, fd, address, length, offset, 0);
    }

    /** Cuts or extends; returns 0 or the negative errno. */
    public long truncate(long size) {
        return SystemCall.raw(FTRUNCATE, fd, size, 0, 0, 0);
    }

    /**
     * Allocates unwritten extents; returns 0 or the negative errno.
     *
     * @param keep whether the file's size stays as it is
     */
    public long allocate(long offset, long length, boolean keep) {
        return SystemCall.raw(FALLOCATE, fd, keep ? FALLOC_FL_KEEP_SIZE : 0, offset, length, 0);
    }

    /** Makes the file last; returns 0 or the negative errno. */
    public long fsync() {
        return SystemCall.raw(FSYNC, fd, 0, 0, 0, 0);
    }

    /** The size in bytes. */
    public long size() throws SysException {
        return SystemCall.call("lseek " + path, LSEEK, fd, 0, SEEK_END, 0, 0);
    }

    /**
     * Shares all blocks of {@code other} (reflink).
     *
     * @throws SysException EOPNOTSUPP if the file system can't
     */
    public void cloneFrom(OpenFile other) throws SysException {
        SystemCall.call("ioctl FICLONE " + path, IOCTL, fd, FICLONE, other.fd, 0, 0);
    }

    /** Asks where the file lies: {@code memory} holds a struct fiemap of linux/fiemap.h, and room for the extents that it asks for. */
    public void extents(NativeMemory memory) throws SysException {
        SystemCall.call("ioctl FIEMAP " + path, IOCTL, fd, FS_IOC_FIEMAP, memory.address(), 0, 0);
    }

    /** Makes all of the file system last that the file is on; before Linux 2.6.39, which knows no other way, all that are mounted. */
    public void syncFileSystem() throws SysException {
        long result = SystemCall.raw(SYNCFS, fd, 0, 0, 0, 0);
        if (result == -Errno.ENOSYS) {
            // Linux waits in it until everything is written; other systems need not.
            SystemCall.call("sync", SYNC_ALL, 0, 0, 0, 0, 0);
        } else if (result < 0) {
            throw new SysException("syncfs of " + path, (int) -result);
        }
    }

    /** Stops all writes to the file system that the file is on, until it is thawed. */
    public void freeze() throws SysException {
        SystemCall.call("ioctl FIFREEZE " + path, IOCTL, fd, FIFREEZE, 0, 0, 0);
    }

    public void thaw() throws SysException {
        SystemCall.call("ioctl FITHAW " + path, IOCTL, fd, FITHAW, 0, 0, 0);
    }

    /** Has XFS go down at once, as if the power were cut, without writing its log. */
    public void shutDown() throws SysException {
        try (NativeMemory flags = NativeMemory.allocate(Integer.BYTES)) {
            flags.buffer().putInt(0, NOLOGFLUSH);
            SystemCall.call("ioctl XFS_IOC_GOINGDOWN " + path, IOCTL, fd, XFS_IOC_GOINGDOWN, flags.address(), 0, 0);
        }
    }

    /** Gives it to another user; the group stays. */
    public void owner(int user) throws SysException {
        SystemCall.call("fchown " + path, FCHOWN, fd, user, -1, 0, 0);
    }

    /** The inode's number. */
    public long inode() throws SysException {
        try (NativeMemory stat = NativeMemory.allocate(STAT)) {
            SystemCall.call("fstat " + path, FSTAT, fd, stat.address(), 0, 0, 0);
            return stat.buffer().getLong(Long.BYTES);
        }
    }

    /** @param mode permissions of chmod(2), as 04755 */
    public void mode(int mode) throws SysException {
        SystemCall.call("fchmod " + path, FCHMOD, fd, mode, 0, 0, 0);
    }

    /** Sets its time stamps to now, as the kernel counts it: a write within the same tick has none to set. */
    public void touch() throws SysException {
        SystemCall.call("utimensat " + path, UTIMENSAT, fd, 0, 0, 0, 0);
    }

    /** Drops its pages from the page cache; those that are dirty stay. */
    public void dropPages() throws SysException {
        SystemCall.call("fadvise " + path, FADVISE64, fd, 0, 0, POSIX_FADV_DONTNEED, 0);
    }

    /** The path that it was opened by. */
    public String path() {
        return path;
    }

    @Override
    public void close() throws SysException {
        SystemCall.call("close " + path, CLOSE, fd, 0, 0, 0, 0);
    }
}
