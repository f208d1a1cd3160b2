package dev.subblock.analyzers.finding;

import java.util.Map;

/** Names of the errors that a write can return (Linux, x86-64: include/uapi/asm-generic/errno*.h). */
final class Errno {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "EPERM"), Map.entry(4, "EINTR"), Map.entry(5, "EIO"), Map.entry(9, "EBADF"),
            Map.entry(11, "EAGAIN"), Map.entry(12, "ENOMEM"), Map.entry(14, "EFAULT"), Map.entry(15, "ENOTBLK"),
            Map.entry(16, "EBUSY"), Map.entry(22, "EINVAL"), Map.entry(27, "EFBIG"), Map.entry(28, "ENOSPC"),
            Map.entry(29, "ESPIPE"), Map.entry(30, "EROFS"), Map.entry(32, "EPIPE"), Map.entry(38, "ENOSYS"),
            Map.entry(61, "ENODATA"), Map.entry(84, "EILSEQ"), Map.entry(95, "EOPNOTSUPP"),
            Map.entry(110, "ETIMEDOUT"), Map.entry(117, "EUCLEAN"), Map.entry(121, "EREMOTEIO"),
            Map.entry(122, "EDQUOT"), Map.entry(125, "ECANCELED"),
            // Inside the kernel only: a file system that lets it out has a bug worth its name.
            Map.entry(529, "EIOCBQUEUED"));

    private Errno() {}

    /** Whether a positive number is an errno that has a name here. */
    static boolean known(long number) {
        return number <= 4095 && NAMES.containsKey((int) number);
    }

    /** {@code EIO} for -5; {@code errno 999} for one without a name here. */
    static String of(long result) {
        long errno = -result;
        String name = errno <= 4095 ? NAMES.get((int) errno) : null;
        return name == null ? "errno " + errno : name;
    }
}
