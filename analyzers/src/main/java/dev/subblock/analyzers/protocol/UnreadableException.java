package dev.subblock.analyzers.protocol;

/** A trace that says nothing that can be relied on; the message says why, in a few words. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
