package dev.subblock.lab.nbd;

/** A client that does not keep to the protocol: it is turned away. The message says what it did. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
