package dev.subblock.reproducer.load;

import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.Proc;
import java.io.File;
import java.io.IOException;

/** A disk in the guest's memory, with a copy of an XFS on it, mounted. The kernel needs null_blk and its configfs. */
final class MemoryDisk {

    private static final String CONFIG = "/config";
    /** null_blk's irqmode: a request is completed by the softirq, or by a timer. */
    private static final String SOFTIRQ = "1";
    private static final String TIMER = "2";
    /** Of Documentation/block/stat.rst, time_in_queue: milliseconds that requests were under way, summed over all of them. */
    private static final int TIME_IN_QUEUE = 10;
    private static final int CHUNK = 1 << 20;
    /** What is all zeros is not copied, in pieces of this size: memory of the disk is taken where something is written. */
    private static final int PIECE = 64 << 10;
    private static final int MIB = 1 << 20;

    private final String directory;
    private final String statistics;

    private MemoryDisk(String directory, String statistics) {
        this.directory = directory;
        this.statistics = statistics;
    }

    /** Makes one. @param image the device that holds the file system to copy */
    static MemoryDisk make(Store store, String image) throws IOException {
        String name = store.device();
        long bytes;
        try (OpenFile from = OpenFile.open(image, OpenFile.READ_ONLY | OpenFile.DIRECT)) {
            bytes = from.size();
            configure(store, bytes);
            copy(from, "/dev/" + name, bytes);
        }
        // Never merge: neighbours would travel as one request.
        Proc.write("/sys/block/" + name + "/queue/nomerges", "2");
        String directory = "/mnt/" + name;
        Machine.mkdir("/mnt");
        Machine.mkdir(directory);
        // It is a copy of a file system that may be mounted.
        Machine.mount("/dev/" + name, directory, "xfs", "nouuid");
        return new MemoryDisk(directory, "/sys/block/" + name + "/stat");
    }

    private static void configure(Store store, long bytes) throws IOException {
        if (!new File(CONFIG).exists()) {
            Machine.mkdir(CONFIG);
            Machine.mount("configfs", CONFIG, "configfs", "");
        }
        if (!new File("/sys/block").exists()) {
            Machine.mkdir("/sys");
            Machine.mount("sysfs", "/sys", "sysfs", "");
        }
        String disk = CONFIG + "/nullb/" + store.device();
        Machine.mkdir(disk);
        Proc.write(disk + "/size", Long.toString(bytes / MIB));
        Proc.write(disk + "/blocksize", "512");
        Proc.write(disk + "/memory_backed", "1");
        Proc.write(disk + "/submit_queues", "1");
        Proc.write(disk + "/hw_queue_depth", Integer.toString(store.channels()));
        Proc.write(disk + "/irqmode", store.nanos() == 0 ? SOFTIRQ : TIMER);
        Proc.write(disk + "/completion_nsec", Integer.toString(store.nanos()));
        Proc.write(disk + "/power", "1");
        if (!new File("/dev/" + store.device()).exists()) {
            throw new IOException("the kernel made no /dev/" + store.device());
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

    /** For how long requests were under way so far, summed over all of them, in milliseconds. */
    long busyMillis() throws IOException {
        String[] words = Proc.read(statistics).split(" +");
        if (words.length <= TIME_IN_QUEUE) {
            throw new IOException("not the statistics of a disk: " + String.join(" ", words));
        }
        return Long.parseLong(words[TIME_IN_QUEUE]);
    }

    void unmount() throws IOException {
        Machine.unmount(directory);
    }
}
