package dev.subblock.reproducer.sys;

/** Calls that change the machine and not a file: mounts, directories, the way out. */
public final class Machine {

    private static final int GETPID = 39;
    private static final int MKDIR = 83;
    private static final int UNLINK = 87;
    private static final int SCHED_SETSCHEDULER = 144;
    private static final int SCHED_FIFO = 1;
    private static final int SYNC = 162;
    private static final int MOUNT = 165;
    private static final int UMOUNT2 = 166;
    private static final int REBOOT = 169;

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

    public static void mount(String device, String directory, String type) throws SysException {
        long source = SystemCall.text(device);
        long target = SystemCall.text(directory);
        long name = SystemCall.text(type);
        try {
            SystemCall.call("mount " + device + " on " + directory, MOUNT, source, target, name, 0, 0);
        } finally {
            SystemCall.free(source);
            SystemCall.free(target);
            SystemCall.free(name);
        }
    }

    public static void unmount(String directory) throws SysException {
        SystemCall.onPath("umount", UMOUNT2, directory, 0, 0);
    }

    public static void sync() throws SysException {
        SystemCall.call("sync", SYNC, 0, 0, 0, 0, 0);
    }

    /**
     * Lets this thread, and those that it starts, run before all ordinary ones. Where there is one
     * processor, the kernel's own workers then wait until it sleeps: a completed write stays
     * unconverted while the next one is submitted, which is the window of class R1.
     *
     * @throws SysException EPERM if not privileged
     */
    public static void runFirst() throws SysException {
        try (NativeMemory priority = NativeMemory.allocate(Integer.BYTES)) {
            priority.buffer().putInt(0, 1);
            SystemCall.call("sched_setscheduler", SCHED_SETSCHEDULER, 0, SCHED_FIFO, priority.address(), 0, 0);
        }
    }

    public static int pid() throws SysException {
        return (int) SystemCall.call("getpid", GETPID, 0, 0, 0, 0, 0);
    }

    /** Resets the machine at once, without syncing. Returns only by failing. */
    public static void restart() throws SysException {
        // The two magic numbers and LINUX_REBOOT_CMD_RESTART of linux/reboot.h.
        SystemCall.call("reboot", REBOOT, 0xfee1deadL, 672274793, 0x01234567, 0, 0);
    }
}
