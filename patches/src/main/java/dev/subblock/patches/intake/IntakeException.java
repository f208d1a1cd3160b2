package dev.subblock.patches.intake;

import dev.subblock.patches.PatchesException;

/** No series can be made of what was given; the message says what is missing or in doubt. */
public final class IntakeException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public IntakeException(String message) {
        super(message);
    }

    public IntakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
