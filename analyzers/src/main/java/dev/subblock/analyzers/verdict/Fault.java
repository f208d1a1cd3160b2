package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.console.GuestEnd;
import java.util.Optional;

/**
 * Everything that can go wrong with a kernel beside corruption, and whose fault it is: {@code FAIL} where it
 * is proven to be the kernel's (or the patch's), {@code ERROR} where it may as well be ours.
 */
public enum Fault {
    DOES_NOT_APPLY(Verdict.FAIL, "the patch does not apply"),
    DOES_NOT_BUILD(Verdict.FAIL, "the kernel does not build"),
    PANIC(Verdict.FAIL, "the kernel panicked"),
    OOPS(Verdict.FAIL, "the kernel oopsed"),
    REBOOT(Verdict.FAIL, "the kernel reset the machine"),
    COMPLAINED(Verdict.FAIL, "the kernel complained on its console"),
    FILE_SYSTEM_DAMAGED(Verdict.FAIL, "xfs_repair -n found the file system damaged"),
    /** A kernel that dead-locks says so (hung task, lockup: COMPLAINED); a slow host looks the same but is silent. */
    HANG(Verdict.ERROR, "the guest hung"),
    SILENT_DEATH(Verdict.ERROR, "the guest died silently"),
    QEMU_FAILED(Verdict.ERROR, "QEMU failed"),
    NO_EVIDENCE(Verdict.ERROR, "the guest left no evidence"),
    EVIDENCE_UNUSABLE(Verdict.ERROR, "the evidence can't be used"),
    /** The configuration lost a symbol that was asked for, a tool is missing, the disk is full, a deadline of ours. */
    LAB_TROUBLE(Verdict.ERROR, "the lab had trouble");

    private final Verdict verdict;
    private final String words;

    Fault(Verdict verdict, String words) {
        this.verdict = verdict;
        this.words = words;
    }

    /** {@code FAIL} or {@code ERROR}. */
    public Verdict verdict() {
        return verdict;
    }

    /** Half a sentence that says what happened. */
    public String words() {
        return words;
    }

    /** The fault that an end of a guest is; empty for {@link GuestEnd#OK}. */
    public static Optional<Fault> of(GuestEnd end) {
        return switch (end) {
            case OK -> Optional.empty();
            case PANIC -> Optional.of(PANIC);
            case OOPS -> Optional.of(OOPS);
            case REBOOT -> Optional.of(REBOOT);
            case HANG -> Optional.of(HANG);
            case SILENT_DEATH -> Optional.of(SILENT_DEATH);
            case QEMU_FAILED -> Optional.of(QEMU_FAILED);
            case NO_EVIDENCE -> Optional.of(NO_EVIDENCE);
        };
    }
}
