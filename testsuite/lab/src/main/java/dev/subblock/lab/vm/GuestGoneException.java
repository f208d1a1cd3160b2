package dev.subblock.lab.vm;

/** The guest ended, or said nothing within its deadline: {@link Guest#end} tells the facts. */
public final class GuestGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    GuestGoneException(String message) {
        super(message);
    }
}
