package dev.subblock.analyzers.cost;

/** A guest told of a load what can't be. */
public final class MalformedLoadException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedLoadException(String message) {
        super(message);
    }
}
