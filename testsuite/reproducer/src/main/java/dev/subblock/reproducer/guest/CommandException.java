package dev.subblock.reproducer.guest;

/** A command that is not one: the message says what a right one looks like. */
final class CommandException extends Exception {

    CommandException(String message) {
        super(message);
    }
}
