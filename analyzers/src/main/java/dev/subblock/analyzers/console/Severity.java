package dev.subblock.analyzers.console;

/** What a console finding means for the kernel that printed it. */
public enum Severity {
    /** The kernel died, or nothing it does afterwards can be believed. */
    FATAL,
    /** The kernel went on, but no kernel that prints this may pass. */
    FAILURE,
    /** Worth reading beside another finding; alone it fails nothing. */
    NOTE;

    /** Whether a kernel that printed this can't pass. */
    public boolean fails() {
        return this != NOTE;
    }
}
