package dev.subblock.reproducer.trial;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A fresh XFS in a file, mounted through a loop device as long as it is open. */
public final class LoopXfs implements AutoCloseable {

    /** The least that mkfs.xfs of xfsprogs 6 formats is 300 MB; the file is sparse. */
    private static final long SIZE = 320L << 20;

    private final Path image;
    private final Path mount;

    private LoopXfs(Path image, Path mount) {
        this.image = image;
        this.mount = mount;
    }

    /** Mounts one with blocks of that many bytes below {@code directory}, or skips the test and says what is missing. */
    public static LoopXfs mount(Path directory, int blockSize) throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "not root: no file system can be mounted");
        Path image = directory.resolve("xfs-" + blockSize + ".img");
        Path mount = Files.createDirectory(directory.resolve("xfs-" + blockSize));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        String formatted = run("mkfs.xfs", "-q", "-b", "size=" + blockSize, "-s", "size=512", image.toString());
        Assumptions.assumeTrue(formatted.isEmpty(), "mkfs.xfs does not work here: " + formatted);
        String mounted = run("mount", "-t", "xfs", "-o", "loop", image.toString(), mount.toString());
        Assumptions.assumeTrue(mounted.isEmpty(), "no XFS can be mounted through a loop device here: " + mounted);
        return new LoopXfs(image, mount);
    }

    public Path directory() {
        return mount;
    }

    /** Unmounts, which detaches the loop device too, and has xfs_repair look at what is left. */
    @Override
    public void close() throws Exception {
        String unmounted = run("umount", mount.toString());
        if (!unmounted.isEmpty()) {
            run("umount", "-l", mount.toString());
            throw new IOException(unmounted);
        }
        String broken = run("xfs_repair", "-n", "-f", image.toString());
        Files.delete(image);
        if (!broken.isEmpty()) {
            throw new IOException("xfs_repair -n: " + broken);
        }
    }

    /** Nothing if the command succeeds, else what it says. */
    private static String run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("subblock-test", ".out");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return command[0] + " takes more than a minute";
            }
            String text = Files.readString(out, StandardCharsets.UTF_8).trim();
            return process.exitValue() == 0 ? "" : command[0] + " exits " + process.exitValue() + ": " + text;
        } catch (IOException e) {
            return e.getMessage();
        } finally {
            Files.delete(out);
        }
    }
}
