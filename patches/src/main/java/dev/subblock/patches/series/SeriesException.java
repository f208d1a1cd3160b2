package dev.subblock.patches.series;

import dev.subblock.patches.PatchesException;

/** A series, or one mail of it, is not what it should be; the message names file and, where there is one, line. */
public final class SeriesException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public SeriesException(String message) {
        super(message);
    }

    public SeriesException(String message, Throwable cause) {
        super(message, cause);
    }
}
