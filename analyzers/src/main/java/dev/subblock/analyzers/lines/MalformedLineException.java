package dev.subblock.analyzers.lines;

/** A line that is no event; the message says why, in a few words. */
public final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedLineException(String message) {
        super(message);
    }
}
