package dev.subblock.reproducer.aio;

import java.io.IOException;

/** A request was submitted and did not complete within the time allowed: its memory may not be freed any more. */
public final class StuckException extends IOException {

    public StuckException(String message) {
        super(message);
    }
}
