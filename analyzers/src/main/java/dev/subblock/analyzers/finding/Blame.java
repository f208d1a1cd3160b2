package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.trace.DiskRequest;
import java.util.Optional;

/**
 * What the disk's trace says of a finding.
 *
 * @param culprit the request that landed last over the bytes that are wrong
 * @param victim the request whose data had to be there, if it landed
 */
public record Blame(DiskRequest culprit, Optional<DiskRequest> victim) {
    /** Whether the culprit landed on top of the victim's data. */
    public boolean overwrote() {
        return victim.isPresent() && victim.get().landing() < culprit.landing();
    }
}
