package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.ReproducerException;
import java.util.List;

/**
 * Geometry, state of the blocks and a few writes, done {@code trials} times over, each time on fresh
 * blocks of the same file.
 *
 * @param name unique in its catalogue, such as {@code r1-4k-hole-one-halves}
 * @param raceClass an ID of the table in races.md 2.1
 * @param blockSize of the file system, in bytes
 * @param writes in the order of submission
 */
public record Scenario(String name, String raceClass, int blockSize, BlockState blockState, Submission submission,
        List<SectorRange> writes, int trials) {

    /** Bytes: what direct I/O may be aligned to on the disks of the lab, and the unit of {@link SectorRange}. */
    public static final int SECTOR = 512;

    /** Bounds a run to some seconds; a race that shows in none of a thousand trials wants another disk, not more trials. */
    public static final int MOST_TRIALS = 1000;

    /** Keeps one trial's requests few, so that many trials are in flight together. */
    public static final int MOST_WRITES = 8;

    public Scenario {
        writes = List.copyOf(writes);
        if (trials < 1 || trials > MOST_TRIALS) {
            throw new ReproducerException(trials + " trials of " + name + " can't be run: give 1 to " + MOST_TRIALS);
        }
    }

    /** @throws ReproducerException if that is not 1 to {@value #MOST_TRIALS} */
    public Scenario withTrials(int number) {
        return new Scenario(name, raceClass, blockSize, blockState, submission, writes, number);
    }

    public int sectorsPerBlock() {
        return blockSize / SECTOR;
    }

    /** How many blocks the writes reach into, counted from the trial's first. */
    public int blocks() {
        int end = 0;
        for (SectorRange write : writes) {
            end = Math.max(end, write.end());
        }
        return (end + sectorsPerBlock() - 1) / sectorsPerBlock();
    }
}
