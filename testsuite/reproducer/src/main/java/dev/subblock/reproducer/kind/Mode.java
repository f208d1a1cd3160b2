package dev.subblock.reproducer.kind;

/** Whether writing takes a privilege from the file. */
public enum Mode implements Feature {
    FILE,
    /** The set-user-ID bit is set, and the writer may not keep it (no CAP_FSETID). */
    SETUID
}
