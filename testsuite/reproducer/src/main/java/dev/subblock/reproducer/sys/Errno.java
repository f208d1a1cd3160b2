package dev.subblock.reproducer.sys;

/** Error numbers of Linux on x86-64 (asm-generic/errno-base.h and errno.h): those that these calls return. */
public final class Errno {

    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int EAGAIN = 11;
    public static final int EBUSY = 16;
    public static final int EEXIST = 17;
    public static final int EINVAL = 22;
    public static final int ENOSYS = 38;

    private Errno() {}

    /** The largest number of errno.h, and some room. */
    private static final int MOST = 200;

    /** The number of a symbolic name; 0 for one that is not known here. */
    public static int number(String name) {
        for (int errno = 1; errno < MOST; errno++) {
            if (name.equals(name(errno)) && name.charAt(0) == 'E') {
                return errno;
            }
        }
        return 0;
    }

    /** The symbolic name of {@code errno}, or {@code errno N} for one that is not known here. */
    public static String name(int errno) {
        switch (errno) {
            case 1: return "EPERM";
            case ENOENT: return "ENOENT";
            case EINTR: return "EINTR";
            case EIO: return "EIO";
            case 6: return "ENXIO";
            case 9: return "EBADF";
            case EAGAIN: return "EAGAIN";
            case 12: return "ENOMEM";
            case 13: return "EACCES";
            case 14: return "EFAULT";
            case 15: return "ENOTBLK";
            case EBUSY: return "EBUSY";
            case EEXIST: return "EEXIST";
            case 19: return "ENODEV";
            case 20: return "ENOTDIR";
            case 21: return "EISDIR";
            case EINVAL: return "EINVAL";
            case 23: return "ENFILE";
            case 24: return "EMFILE";
            case 27: return "EFBIG";
            case 28: return "ENOSPC";
            case 30: return "EROFS";
            case ENOSYS: return "ENOSYS";
            case 40: return "ELOOP";
            case 61: return "ENODATA";
            case 84: return "EILSEQ";
            case 95: return "EOPNOTSUPP";
            case 108: return "ESHUTDOWN";
            case 110: return "ETIMEDOUT";
            case 117: return "EUCLEAN";
            case 122: return "EDQUOT";
            default: return "errno " + errno;
        }
    }
}
