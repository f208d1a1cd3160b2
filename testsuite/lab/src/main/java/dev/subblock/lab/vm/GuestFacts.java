package dev.subblock.lab.vm;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What is known of a guest that is over; to be judged by others.
 *
 * @param phase the phase it was in when it ended or was ended
 * @param deadlineHit whether that phase's deadline was why
 * @param qemuStatus QEMU's own exit status; absent if we had to kill it
 * @param shutdownReason what QEMU's monitor gave as the reason, empty if nothing
 * @param qemuMessage the last line QEMU wrote on standard error, empty if nothing
 * @param console file with the guest's console
 * @param evidence file with what came on the channel
 * @param bootSeconds from QEMU's start to the first line on the channel; negative if none came
 * @param command QEMU's command line, to paste
 */
public record GuestFacts(Phase phase, boolean deadlineHit, OptionalInt qemuStatus, String shutdownReason,
        String qemuMessage, Path console, Path evidence, double bootSeconds, String command) {}
