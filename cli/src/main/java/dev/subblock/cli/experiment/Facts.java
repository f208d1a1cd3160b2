package dev.subblock.cli.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.lab.vm.GuestFacts;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a guest ended, as {@code facts.json} has it.
 *
 * @param phase in which it ended or was ended, one lower case word
 * @param deadlineHit whether that phase's deadline was why
 * @param qemuStatus QEMU's own exit status; absent if we had to kill it
 * @param bootSeconds from QEMU's start to the first line on the channel; negative if none came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Facts(String phase, boolean deadlineHit, Integer qemuStatus, String shutdownReason, String qemuMessage, double bootSeconds) {

    /** In the directory of a guest. */
    static final String FILE = "facts.json";

    static Facts of(GuestFacts facts) {
        return new Facts(facts.phase().name().toLowerCase(Locale.ROOT), facts.deadlineHit(),
                facts.qemuStatus().isPresent() ? facts.qemuStatus().getAsInt() : null, facts.shutdownReason(), facts.qemuMessage(),
                facts.bootSeconds());
    }

    OptionalInt status() {
        return qemuStatus == null ? OptionalInt.empty() : OptionalInt.of(qemuStatus);
    }

    /** The phase whose deadline passed, if one did. */
    Optional<String> late() {
        return deadlineHit ? Optional.of(phase) : Optional.empty();
    }
}
