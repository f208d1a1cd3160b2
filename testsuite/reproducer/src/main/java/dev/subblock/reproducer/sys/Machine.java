package dev.subblock.reproducer.sys;

/** Calls that change the machine and not a file: mounts, directories, the way out. */
public final class Machine {

    private static final int GETPID = 39;
    private static final int MKDIR = 83;
    private static final int UNLINK = 87;
    private static final int SCHED_SETSCHEDULER = 144;
    /** Policies of linux/sched.h. */
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;
    private static final int SCHED_IDLE = 5;
    private static final int MOUNT = 165;
    private static final int UMOUNT2 = 166;
    private static final int REBOOT = 169;
    private static final int SETFSUID = 122;
    private static final int GETTID = 186;
    private static final int SETRLIMIT = 160;
    private static final int QUOTACTL = 179;
    /** QCMD(Q_XSETQLIM, USRQUOTA) of linux/quota.h and dqblk_xfs.h. */
    private static final int Q_XSETQLIM_USER = 0x5804 << 8;
    /** Bytes. */
    private static final int FS_DISK_QUOTA = 112;

    private Machine() {}

    /** Makes one directory; one that exists already is fine. */
    public static void mkdir(String path) throws SysException {
        try {
            SystemCall.onPath("mkdir", MKDIR, path, 0755, 0);
        } catch (SysException e) {
            if (e.errno() != Errno.EEXIST) {
                throw e;
            }
        }
    }

    /** Removes a file; one that does not exist is fine. */
    public static void unlink(String path) throws SysException {
        try {
            SystemCall.onPath("unlink", UNLINK, path, 0, 0);
        } catch (SysException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
        }
    }

    /** @param options of the file system, comma separated; may be empty */
    public static void mount(String device, String directory, String type, String options) throws SysException {
        long source = SystemCall.text(device);
        long target = SystemCall.text(directory);
        long name = SystemCall.text(type);
        long data = SystemCall.text(options);
        try {
            SystemCall.call("mount " + device + " on " + directory, MOUNT, source, target, name, 0, data);
        } finally {
            SystemCall.free(source);
            SystemCall.free(target);
            SystemCall.free(name);
            SystemCall.free(data);
        }
    }

    /** Mounts anew what is mounted there: whether all writes are synchronous from now on. */
    public static void remountSync(String directory, boolean sync) throws SysException {
        long target = SystemCall.text(directory);
        try {
            // MS_REMOUNT and MS_SYNCHRONOUS of linux/mount.h.
            SystemCall.call("mount -o remount " + directory, MOUNT, 0, target, 0, sync ? 32 | 16 : 32, 0);
        } finally {
            SystemCall.free(target);
        }
    }

    /** As {@code mount -o remount,ro} or {@code rw}; returns 0 or the negative errno. */
    public static long remountReadOnly(String directory, boolean readOnly) {
        long target = SystemCall.text(directory);
        try {
            // MS_REMOUNT and MS_RDONLY of linux/mount.h.
            return SystemCall.raw(MOUNT, 0, target, 0, readOnly ? 32 | 1 : 32, 0);
        } finally {
            SystemCall.free(target);
        }
    }

    /**
     * How far this process may write into files.
     *
     * @param bytes {@link Long#MAX_VALUE} for any number
     */
    public static void limitFiles(long bytes) throws SysException {
        try (NativeMemory limit = NativeMemory.allocate(2 * Long.BYTES)) {
            // RLIMIT_FSIZE of asm-generic/resource.h; the hard limit stays at RLIM_INFINITY.
            limit.buffer().putLong(0, bytes == Long.MAX_VALUE ? -1 : bytes).putLong(Long.BYTES, -1);
            SystemCall.call("setrlimit RLIMIT_FSIZE", SETRLIMIT, 1, limit.address(), 0, 0, 0);
        }
    }

    /**
     * How many blocks a user may have on an XFS that is mounted with {@code uquota}.
     *
     * @param sectors of 512 bytes; 0 for any number
     */
    public static void limitBlocks(String device, int user, long sectors) throws SysException {
        long special = SystemCall.text(device);
        try (NativeMemory quota = NativeMemory.allocate(FS_DISK_QUOTA)) {
            // struct fs_disk_quota of linux/dqblk_xfs.h: version 1, FS_USER_QUOTA, FS_DQ_BSOFT | FS_DQ_BHARD.
            quota.buffer().put(0, (byte) 1).put(1, (byte) 1).putShort(2, (short) (4 | 8)).putInt(4, user)
                    .putLong(8, sectors).putLong(16, sectors);
            SystemCall.call("quotactl Q_XSETQLIM " + device, QUOTACTL, Q_XSETQLIM_USER, special, user, quota.address(), 0);
        } finally {
            SystemCall.free(special);
        }
    }

    public static void unmount(String directory) throws SysException {
        SystemCall.onPath("umount", UMOUNT2, directory, 0, 0);
    }

    /**
     * Gives this thread, and those that it starts, a priority before all ordinary ones (SCHED_FIFO).
     *
     * @param priority 1 to 99; the higher one runs
     * @throws SysException EPERM if not privileged
     */
    public static void runFirst(int priority) throws SysException {
        schedule(SCHED_FIFO, priority);
    }

    /** Lets this thread run when nothing else in the machine can (SCHED_IDLE). */
    public static void runLast() throws SysException {
        schedule(SCHED_IDLE, 0);
    }

    /** Back among the ordinary ones (SCHED_OTHER). */
    public static void runOrdinarily() throws SysException {
        schedule(SCHED_OTHER, 0);
    }

    private static void schedule(int policy, int priority) throws SysException {
        try (NativeMemory parameter = NativeMemory.allocate(Integer.BYTES)) {
            parameter.buffer().putInt(0, priority);
            SystemCall.call("sched_setscheduler", SCHED_SETSCHEDULER, 0, policy, parameter.address(), 0, 0);
        }
    }

    public static int pid() throws SysException {
        return (int) SystemCall.call("getpid", GETPID, 0, 0, 0, 0, 0);
    }

    /** Of this thread, as traces name it. */
    public static int tid() throws SysException {
        return (int) SystemCall.call("gettid", GETTID, 0, 0, 0, 0, 0);
    }

    /** Takes from this thread what root may do with others' files, such as to write to one and keep its set-user-ID bit (CAP_FSETID). */
    public static void dropFilePrivileges() throws SysException {
        // Any user but root: capabilities(7), "Effect of user ID changes on capabilities".
        SystemCall.call("setfsuid", SETFSUID, 1, 0, 0, 0, 0);
    }

    /** Gives it back. */
    public static void regainFilePrivileges() throws SysException {
        SystemCall.call("setfsuid", SETFSUID, 0, 0, 0, 0, 0);
    }

    /** Resets the machine at once, without syncing. Returns only by failing. */
    public static void restart() throws SysException {
        // The two magic numbers and LINUX_REBOOT_CMD_RESTART of linux/reboot.h.
        SystemCall.call("reboot", REBOOT, 0xfee1deadL, 672274793, 0x01234567, 0, 0);
    }
}
