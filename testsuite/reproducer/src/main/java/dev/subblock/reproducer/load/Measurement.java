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
    /** Samples of each load that are not told of: what is done for the first time takes longer. */
    private static final int UNTOLD = 2;

    private final LoadWriter out;
    private MemoryDisk disk;
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
        prepare(image);
        String path = disk.directory() + "/load";
        try (Wave wave = new Wave(load, memory)) {
            for (int sample = 1 - UNTOLD; sample <= samples; sample++) {
                try (OpenFile file = LoadFile.make(path, load.blocks(), OPERATIONS, memory)) {
                    long own = wave.nothing(OPERATIONS);
                    long nanos = wave.run(file, OPERATIONS);
                    if (sample > 0) {
                        out.accept(new LoadEvent.Loaded(load.name(), sample, OPERATIONS, nanos, own));
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        Machine.unlink(path);
        out.accept(new LoadEvent.LoadEnd(load.name(), samples));
    }

    private void prepare(String image) throws IOException {
        if (memory == null) {
            memory = NativeMemory.allocate(Shape.BLOCK);
            try (Wave warm = new Wave(new Load(Fit.ALIGNED, Blocks.WRITTEN, 1), memory)) {
                warm.nothing(WARM_UP);
            }
        }
        if (disk == null) {
            disk = MemoryDisk.make(image);
        }
    }

    /** Unmounts the disk, if it made one. */
    public void close() throws IOException {
        if (disk != null) {
            disk.unmount();
        }
    }
}
