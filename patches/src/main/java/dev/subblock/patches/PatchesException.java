package dev.subblock.patches;

/**
 * Trouble with something that is carried or with the tree it shall go onto, that a person can mend. The message
 * is one line: what is wrong, what to do. Control characters in it, which a patch could bring, are shown as {@code ?}.
 */
public class PatchesException extends Exception {
    private static final long serialVersionUID = 1L;

    public PatchesException(String message) {
        super(printable(message));
    }

    public PatchesException(String message, Throwable cause) {
        super(printable(message), cause);
    }

    private static String printable(String message) {
        return message.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }
}
