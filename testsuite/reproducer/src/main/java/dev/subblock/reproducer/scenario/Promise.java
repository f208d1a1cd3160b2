package dev.subblock.reproducer.scenario;

/**
 * Whether the kernel promises what the scenario expects.
 *
 * @param reason why not; empty if it does
 */
public record Promise(boolean made, String reason) {

    /** It does: a difference is a failure. */
    public static final Promise MADE = new Promise(true, "");
}
