package dev.subblock.reproducer.load;

import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.Proc;
import java.io.File;
import java.io.IOException;

/** One disk in the guest's memory, with a copy of an XFS on it, mounted. The kernel needs null_blk and its configfs. */
final class MemoryDisk {

    private static final String CONFIG = "/config";
    /** nullb0 is there without being asked for. */
    private static final String NAME = "nullb1";
    /** null_blk's irqmode: a request is done at once, by the softirq that completes it. */
    private static final String SOFTIRQ = "1";
    /** Under way at once at most: more than any load submits. */
    private static final int REQUESTS = 64;
    private static final int CHUNK = 1 << 20;
    /** What is all zeros is not copied, in pieces of this size: memory of the disk is taken where something is written. */
    private static final int PIECE = 64 << 10;
    private static final int MIB = 1 << 20;

    private final String directory;

    private MemoryDisk(String directory) {
        this.directory = directory;
    }

    /** Makes one. @param image the device that holds the file system to copy */
    static MemoryDisk make(String image) throws IOException {
        long bytes;
        try (OpenFile from = OpenFile.open(image, OpenFile.READ_ONLY | OpenFile.DIRECT)) {
            bytes = from.size();
            configure(bytes);
            copy(from, "/dev/" + NAME, bytes);
        }
        // Never merge: neighbours would travel as one request.
        Proc.write("/sys/block/" + NAME + "/queue/nomerges", "2");
        String directory = "/mnt/" + NAME;
        Machine.mkdir("/mnt");
        Machine.mkdir(directory);
        // It is a copy of a file system that may be mounted.
        Machine.mount("/dev/" + NAME, directory, "xfs", "nouuid");
        return new MemoryDisk(directory);
    }

    private static void configure(long bytes) throws IOException {
        if (!new File(CONFIG).exists()) {
            Machine.mkdir(CONFIG);
            Machine.mount("configfs", CONFIG, "configfs", "");
        }
        if (!new File("/sys/block").exists()) {
            Machine.mkdir("/sys");
            Machine.mount("sysfs", "/sys", "sysfs", "");
        }
        String disk = CONFIG + "/nullb/" + NAME;
        Machine.mkdir(disk);
        Proc.write(disk + "/size", Long.toString(bytes / MIB));
        Proc.write(disk + "/blocksize", "512");
        Proc.write(disk + "/memory_backed", "1");
        Proc.write(disk + "/submit_queues", "1");
        Proc.write(disk + "/hw_queue_depth", Integer.toString(REQUESTS));
        Proc.write(disk + "/irqmode", SOFTIRQ);
        Proc.write(disk + "/power", "1");
        if (!new File("/dev/" + NAME).exists()) {
            throw new IOException("the kernel made no /dev/" + NAME);
        }
    }

    private static void copy(OpenFile from, String device, long bytes) throws IOException {
        try (OpenFile to = OpenFile.open(device, OpenFile.READ_WRITE | OpenFile.DIRECT); NativeMemory chunk = NativeMemory.allocate(CHUNK);
                NativeMemory zeros = NativeMemory.allocate(PIECE)) {
            for (long at = 0; at < bytes; at += CHUNK) {
                from.readFully(chunk.address(), CHUNK, at);
                for (int piece = 0; piece < CHUNK; piece += PIECE) {
                    if (!chunk.sameAs(piece, zeros, 0, PIECE)) {
                        to.writeFully(chunk.address() + piece, PIECE, at + piece);
                    }
                }
            }
        }
    }

    /** Where it is mounted. */
    String directory() {
        return directory;
    }

    void unmount() throws IOException {
        Machine.unmount(directory);
    }
}
