package dev.subblock.patches.history;

import dev.subblock.patches.PatchesException;

/** A repository has not what was asked for, or something that can't be used. */
public final class HistoryException extends PatchesException {
    private static final long serialVersionUID = 1L;

    HistoryException(String message) {
        super(message);
    }

    HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
