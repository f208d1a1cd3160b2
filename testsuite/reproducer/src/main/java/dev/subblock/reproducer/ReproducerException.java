package dev.subblock.reproducer;

/** What the user asked for can't be done: the message is one line that says what is wrong and what to do. */
public final class ReproducerException extends RuntimeException {

    public ReproducerException(String message) {
        super(message);
    }
}
