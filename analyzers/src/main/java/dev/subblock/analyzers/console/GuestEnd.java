package dev.subblock.analyzers.console;

/** How a guest ended. Nothing but {@link #OK} can count towards a pass. */
public enum GuestEnd {
    /** Said hello, said goodbye, and QEMU exited with 0. */
    OK,
    /** The kernel panicked. */
    PANIC,
    /** The kernel printed an oops, a BUG or a fault and did not panic. */
    OOPS,
    /** A deadline passed, or the host had to kill QEMU for another reason. */
    HANG,
    /** QEMU exited as if all were well, but the agent never said goodbye and the console says nothing. */
    SILENT_DEATH,
    /** The kernel started twice in one boot. */
    REBOOT,
    /** QEMU itself failed, or somebody else killed it. */
    QEMU_FAILED,
    /** The guest went its normal way, but the evidence channel did not bring what it said. */
    NO_EVIDENCE
}
