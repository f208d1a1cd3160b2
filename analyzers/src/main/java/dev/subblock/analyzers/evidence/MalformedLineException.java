package dev.subblock.analyzers.evidence;

/** A line that is no event; the message says why, in a few words. */
final class MalformedLineException extends Exception {
    MalformedLineException(String message) {
        super(message);
    }
}
