package dev.subblock.reproducer.load;

import dev.subblock.reproducer.evidence.LoadEvent;
import dev.subblock.reproducer.evidence.LoadWriter;
import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** Carries out loads and tells how long they took. One is under way at a time, and nothing else. */
public final class Measurement {

    /** Of each sample: as many waves of the deepest as it takes to see one that follows another. */
    private static final int OPERATIONS = 64;
    /** Rounds before the first load, after which the JVM has compiled what is measured: C1 does after 200 calls. */
    private static final int WARM_UP = 3000;
    /** Rounds of writes before the first load, for the same reason: 256 calls. */
    private static final int WARM_UP_WRITES = 4;
    /** Samples of each load that are not told of: what is done for the first time takes longer. */
    private static final int UNTOLD = 2;

    private final LoadWriter out;
    private final MemoryDisk[] disks = new MemoryDisk[Store.values().length];
    private NativeMemory memory;

    public Measurement(LoadWriter out) {
        this.out = out;
    }

    /**
     * Carries out a load, several times, each on a new file.
     *
     * @param image the device with the file system that disks are made from
     * @throws IOException if a disk or a file can't be made, or an operation is not done
     */
    public void run(String image, Load load, int samples) throws IOException {
        try {
            measure(disk(load.store(), image), load, samples);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        out.accept(new LoadEvent.LoadEnd(load.name(), samples));
    }

    private void measure(MemoryDisk disk, Load load, int samples) throws IOException, InterruptedException {
        String path = disk.directory() + "/load";
        try (Worker worker = worker(load)) {
            for (int sample = 1 - UNTOLD; sample <= samples; sample++) {
                try (OpenFile file = LoadFile.make(path, load, OPERATIONS, memory)) {
                    long busy = disk.busyMillis();
                    long own = worker.nothing(OPERATIONS);
                    long nanos = worker.run(file, OPERATIONS);
                    busy = disk.busyMillis() - busy;
                    if (sample > 0) {
                        out.accept(new LoadEvent.Loaded(load.name(), sample, OPERATIONS, nanos, own, busy));
                    }
                }
            }
        }
        Machine.unlink(path);
    }

    private Worker worker(Load load) throws IOException {
        return load.way() == Way.THREADS ? new Crew(load, memory) : new Wave(load, memory);
    }

    private MemoryDisk disk(Store store, String image) throws IOException, InterruptedException {
        MemoryDisk disk = disks[store.ordinal()];
        if (disk == null) {
            disk = MemoryDisk.make(store, image);
            disks[store.ordinal()] = disk;
        }
        if (memory == null) {
            // One block is written from, the other is read to.
            memory = NativeMemory.allocate(2 * Shape.BLOCK);
            for (Way way : Way.values()) {
                warmUp(new Load(store, Fit.ALIGNED, Blocks.WRITTEN, way, way.depths().get(0)), disk);
            }
        }
        return disk;
    }

    private void warmUp(Load load, MemoryDisk disk) throws IOException, InterruptedException {
        try (Worker worker = worker(load); OpenFile file = LoadFile.make(disk.directory() + "/warm", load, OPERATIONS, memory)) {
            worker.nothing(WARM_UP);
            for (int round = 0; round < WARM_UP_WRITES; round++) {
                worker.run(file, OPERATIONS);
            }
        }
        Machine.unlink(disk.directory() + "/warm");
    }

    /** Unmounts the disks that it made. */
    public void close() throws IOException {
        for (MemoryDisk disk : disks) {
            if (disk != null) {
                disk.unmount();
            }
        }
    }
}
