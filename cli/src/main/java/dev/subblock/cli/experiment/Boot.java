package dev.subblock.cli.experiment;

import dev.subblock.analyzers.verdict.Observation;
import java.nio.file.Path;

/**
 * One boot of one kernel with all scenarios.
 *
 * @param observation what it left behind
 * @param firstIoSeconds from QEMU's start to the first AIO acknowledged in Java; negative if none was
 * @param seconds wall clock time from formatting the disks to having checked them
 * @param directory with all that it said
 */
public record Boot(Observation observation, double firstIoSeconds, double seconds, Path directory) {}
