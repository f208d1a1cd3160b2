package dev.subblock.patches;

/**
 * Trouble with something that is carried or with the tree it shall go onto, that a person can mend. The message
 * is one line: what is wrong, what to do.
 */
public class PatchesException extends Exception {
    private static final long serialVersionUID = 1L;

    public PatchesException(String message) {
        super(message);
    }

    public PatchesException(String message, Throwable cause) {
        super(message, cause);
    }
}
