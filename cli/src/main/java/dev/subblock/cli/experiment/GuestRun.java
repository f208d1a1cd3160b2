package dev.subblock.cli.experiment;

import dev.subblock.analyzers.verdict.Observation;
import dev.subblock.lab.disk.DiskTimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One guest from its start to its end.
 *
 * @param observation what it left behind, of those scenarios that it is the last word on
 * @param trials from the first to the last of them
 * @param caughtAfter seconds from the guest being ready to its first word of something wrong, by scenario
 * @param times where the time of its disks went
 * @param directory with all that it said
 * @param elsewhere scenarios that it ran, on which another guest is the last word
 */
public record GuestRun(Observation observation, Span trials, Map<String, Double> caughtAfter, List<DiskTimes> times, Path directory, List<String> elsewhere) {
    public GuestRun {
        caughtAfter = Map.copyOf(caughtAfter);
        times = List.copyOf(times);
        elsewhere = List.copyOf(elsewhere);
    }
}
