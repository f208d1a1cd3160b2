package dev.subblock.analyzers.code;

/** What should be an object file is none, is cut short, or is of another machine. */
public final class MalformedObjectException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedObjectException(String message) {
        super(message);
    }
}
