package dev.subblock.cli.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.analyzers.verdict.Repair;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.lab.disk.DiskTimes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we found out about a guest that it did not say itself, as {@code guest.json} has it.
 *
 * @param order of its disks
 * @param trials from the first to the last of them
 * @param repair what {@code xfs_repair -n} says of them
 * @param trouble what of ours broke, if anything did
 * @param caughtAfter seconds from the guest being ready to its first word of something wrong, by scenario
 * @param times where the time of its disks went
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Checked(String order, Span trials, Repair repair, String trouble, Map<String, Double> caughtAfter, List<DiskTimes> times) {

    /** In the directory of a guest. */
    static final String FILE = RunDirectory.CHECKED;

    Checked {
        caughtAfter = Map.copyOf(caughtAfter);
        times = List.copyOf(times);
    }

    Optional<String> troubles() {
        return Optional.ofNullable(trouble);
    }
}
