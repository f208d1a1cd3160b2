package dev.subblock.analyzers.console;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the host knows of how a guest ran.
 *
 * @param hello whether the agent's hello was seen
 * @param bye whether the agent's bye was seen
 * @param qemuExit QEMU's own exit code; empty if the host had to kill it
 * @param deadline the phase whose deadline passed, empty if none did
 */
public record GuestFacts(boolean hello, boolean bye, OptionalInt qemuExit, Optional<String> deadline) {
    public GuestFacts {
        Objects.requireNonNull(qemuExit, "qemuExit is null");
        Objects.requireNonNull(deadline, "deadline is null");
    }
}
