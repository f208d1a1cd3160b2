package dev.subblock.reproducer.scenario;

/**
 * A trial's file before the trial.
 *
 * @param blockSize of the file system, in bytes
 * @param sectors size of the file
 * @param behind so many sectors behind its end are preallocated
 */
public record Geometry(int blockSize, int sectors, BlockState state, int behind) {

    /** Bytes: what direct I/O may be aligned to on the disks of the lab, and the unit of {@link SectorRange}. */
    public static final int SECTOR = 512;

    public int sectorsPerBlock() {
        return blockSize / SECTOR;
    }
}
