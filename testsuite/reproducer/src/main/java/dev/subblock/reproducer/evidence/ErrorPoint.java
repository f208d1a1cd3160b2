package dev.subblock.reproducer.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a write can be made to fail, and how it may answer. Part of what was asked for may always have been written instead,
 * if that is said of the point; a write that may not wait (RWF_NOWAIT) may always refuse with EAGAIN.
 */
public enum ErrorPoint {
    /** Nothing is made to fail: the kind as it is, looked at as all others. */
    NONE(By.NOBODY, "nothing", "write(2)", Answer.ALL),
    /** The first sectors of the buffer are there, what is behind them is not. */
    ADDRESS(By.ANSWER, "the middle of the buffer is no memory (mprotect)", "write(2): EFAULT", Answer.PART, "EFAULT"),
    /** The process may write no further than where the write starts; SIGXFSZ is ignored. */
    LIMIT(By.ANSWER, "RLIMIT_FSIZE is where the write starts", "write(2), setrlimit(2): EFBIG", Answer.NONE, "EFBIG"),
    /** One sector into the write. */
    LIMIT_INSIDE(By.ANSWER, "RLIMIT_FSIZE is one sector into the write", "setrlimit(2): as much as fits", Answer.PART),
    /** Behind the largest file that the file system can have (s_maxbytes). */
    LARGEST(By.ANSWER, "the write would end behind 2^63-1", "write(2): EFBIG; pwrite(2), lseek(2): EINVAL", Answer.NONE, "EFBIG", "EINVAL"),
    NO_SPACE(By.ANSWER, "the file system is full", "write(2): ENOSPC", Answer.PART, "ENOSPC"),
    QUOTA(By.ANSWER, "the file's owner may have no more blocks", "write(2): EDQUOT", Answer.PART, "EDQUOT"),
    /** The file is open to be written, so the mount is refused (EBUSY), and the write is to go on. */
    READ_ONLY(By.GUEST, "the file system is to be mounted read-only", "mount(2): EBUSY", Answer.ALL),
    SHUTDOWN(By.ANSWER, "the file system was shut down (XFS_IOC_GOINGDOWN)", "write(2): EIO", Answer.NONE, "EIO"),
    /** The write waits; it goes on when the file system does. */
    FROZEN(By.GUEST, "the file system is frozen (FIFREEZE)", "fsfreeze(8): writes wait", Answer.ALL),
    DISK_DATA(By.DISK, "the disk fails the write's data", "write(2), fsync(2): EIO", Answer.ALL, "EIO"),
    DISK_PAD(By.DISK, "the disk fails the zeros that fill the block", "write(2), fsync(2): EIO", Answer.ALL, "EIO"),
    DISK_LOG(By.DISK, "the disk fails writes to the log", "write(2), fsync(2): EIO", Answer.ALL, "EIO"),
    DISK_FLUSH(By.DISK, "the disk fails flushes", "write(2), fsync(2): EIO", Answer.ALL, "EIO"),
    DISK_READ(By.DISK, "the disk fails reads", "write(2): EIO", Answer.ALL, "EIO"),
    /** One allocation of the call, after the other (fail-nth). */
    MEMORY(By.GUEST, "the n-th allocation of the call fails", "write(2), io_submit(2): ENOMEM, EAGAIN", Answer.ALL, "ENOMEM", "EAGAIN");

    /** Who can tell that the point was come to. */
    public enum By {
        /** There is nothing to come to. */
        NOBODY,
        /** The write's own answer: it has no other reason not to do all. */
        ANSWER,
        /** The guest, which sees the kernel wait, refuse, or count. */
        GUEST,
        /** The disk, which counts what it failed. */
        DISK
    }

    /** How much may have been written, if it answers no error. */
    public enum Answer { NONE, PART, ALL }

    private final By by;
    private final String arming;
    private final String source;
    private final Answer most;
    private final List<String> errors;

    ErrorPoint(By by, String arming, String source, Answer most, String... errors) {
        this.by = by;
        this.arming = arming;
        this.source = source;
        this.most = most;
        this.errors = List.of(errors);
    }

    /** As it stands in commands, evidence and reports: {@code limit-inside}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The point of that word. */
    public static Optional<ErrorPoint> named(String word) {
        for (ErrorPoint point : values()) {
            if (point.word().equals(word)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    public By by() {
        return by;
    }

    /** What is done for the write to fail. */
    public String arming() {
        return arming;
    }

    /** Which page of the manual allows the answers. */
    public String source() {
        return source;
    }

    public Answer most() {
        return most;
    }

    /** Names of the errors that it may answer. */
    public List<String> errors() {
        return errors;
    }
}
