package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.SectorRange;
import dev.subblock.reproducer.sector.Sector;

/**
 * Where in the file every write of every trial goes. A trial has a region of its own: the blocks its
 * writes reach into and one more that nobody writes, so that what strays out of a trial is seen.
 * Writes are numbered from 0 here, in the order of submission; the sectors carry that number plus 1.
 */
final class Plan {

    /** Bytes: what a guest's memory holds twice over beside the JVM. */
    private static final int LARGEST_FILE = 64 << 20;

    private final Scenario scenario;
    private final int region;
    private final int payload;

    /** @throws ReproducerException if that many trials do not fit */
    Plan(Scenario scenario) {
        this.scenario = scenario;
        this.region = (scenario.blocks() + 1) * scenario.blockSize();
        int sectors = 0;
        for (SectorRange write : scenario.writes()) {
            sectors += write.count();
        }
        this.payload = sectors * Sector.SIZE;
        if (writes() > Sector.MOST_WRITERS || (long) region * scenario.trials() > LARGEST_FILE) {
            throw new ReproducerException(scenario.trials() + " trials of " + scenario.name() + " need "
                    + writes() + " writes in " + (long) region * scenario.trials() + " bytes: give fewer trials");
        }
    }

    Scenario scenario() {
        return scenario;
    }

    int trials() {
        return scenario.trials();
    }

    int writesPerTrial() {
        return scenario.writes().size();
    }

    int writes() {
        return trials() * writesPerTrial();
    }

    /** Bytes of a trial's region, a multiple of the block size. */
    int region() {
        return region;
    }

    int fileSize() {
        return region * trials();
    }

    /** Bytes of all writes together. */
    int payloadSize() {
        return payload * trials();
    }

    int trialOf(int write) {
        return write / writesPerTrial();
    }

    SectorRange range(int write) {
        return scenario.writes().get(write % writesPerTrial());
    }

    /** In the file, in bytes. */
    int offset(int write) {
        return trialOf(write) * region + range(write).start() * Sector.SIZE;
    }

    /** In bytes. */
    int length(int write) {
        return range(write).count() * Sector.SIZE;
    }

    /** Where the write's bytes begin among those of all writes laid one behind the other. */
    int payloadOffset(int write) {
        int offset = trialOf(write) * payload;
        for (int i = write - write % writesPerTrial(); i < write; i++) {
            offset += length(i);
        }
        return offset;
    }
}
