package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;

/** A base cannot be had; the message says what to do about it. */
public final class BaseException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public BaseException(String message) {
        super(message);
    }

    public BaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
