package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorWriter;
import dev.subblock.reproducer.sys.NativeMemory;

/**
 * What the writes write, and the file as it has to be afterwards. The image lets clean data be checked
 * by memcmp, with no Java in between; it holds one right outcome, the oracle knows them all.
 */
final class Contents implements AutoCloseable {

    /** Of everything a scenario writes itself; what lay there before has 0. */
    static final int GENERATION = 1;

    private final Plan plan;
    private final NativeMemory payload;
    private final NativeMemory image;

    Contents(Plan plan, int run) {
        this.plan = plan;
        this.payload = NativeMemory.allocate(plan.payloadSize());
        this.image = NativeMemory.allocate(plan.fileSize());
        SectorWriter sectors = new SectorWriter(run, GENERATION);
        int writes = plan.writes();
        for (int write = 0; write < writes; write++) {
            int from = plan.payloadOffset(write);
            int length = plan.length(write);
            int offset = plan.offset(write);
            sectors.write(payload.buffer(), from, length / Sector.SIZE, write + 1, offset);
            image.buffer().put(offset, payload.buffer(), from, length);
        }
    }

    /** The address of a write's bytes. */
    long address(int write) {
        return payload.address() + plan.payloadOffset(write);
    }

    /** Whether bytes that were read from {@code offset} of the file are those of the image. */
    boolean isImage(int offset, NativeMemory read, int at, int length) {
        return image.sameAs(offset, read, at, length);
    }

    /** A copy of the sector that a write writes at {@code offset} of the file, which must be inside it. */
    byte[] sector(int write, int offset) {
        byte[] bytes = new byte[Sector.SIZE];
        payload.buffer().get(plan.payloadOffset(write) + offset - plan.offset(write), bytes);
        return bytes;
    }

    @Override
    public void close() {
        payload.close();
        image.close();
    }
}
