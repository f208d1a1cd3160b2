package dev.subblock.reproducer.sys;

import java.io.IOException;

/** A system call failed: says which, on what, and why. */
public final class SysException extends IOException {

    private final int errno;

    /** @param call the call and what it was made on, such as {@code open /mnt/4096/x} */
    public SysException(String call, int errno) {
        super(call + ": " + Errno.name(errno));
        this.errno = errno;
    }

    /** The positive error number, as in errno.h. */
    public int errno() {
        return errno;
    }
}
