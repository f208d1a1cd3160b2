package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.Proc;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The machine this runs on, of which it is the only program. Wants /proc and /dev; mounts /sys itself. */
final class LinuxGuest implements Guest {

    private static final String MOUNTS = "/mnt";

    private final List<Integer> mounted = new ArrayList<>();

    @Override
    public long uptimeMs() {
        try {
            return Proc.uptimeMs();
        } catch (IOException e) {
            throw new UncheckedIOException("no uptime: is /proc mounted?", e);
        }
    }

    @Override
    public String kernel() {
        try {
            return Proc.read("/proc/sys/kernel/osrelease");
        } catch (IOException e) {
            throw new UncheckedIOException("no kernel release: is /proc mounted?", e);
        }
    }

    @Override
    public void mount(int blockSize, String device) throws IOException {
        if (mounted.contains(blockSize)) {
            throw new IOException("a file system with blocks of " + blockSize + " is mounted already");
        }
        String queue = "/sys/block/" + device.substring("/dev/".length()) + "/queue/nomerges";
        if (!new File("/sys/block").exists()) {
            Machine.mkdir("/sys");
            Machine.mount("sysfs", "/sys", "sysfs");
        }
        // 2 = never merge: else a write and the pad beside it travel as one request, and their order can't differ.
        Proc.write(queue, "2");
        Machine.mkdir(MOUNTS);
        Machine.mkdir(MOUNTS + "/" + blockSize);
        Machine.mount(device, MOUNTS + "/" + blockSize, "xfs");
        mounted.add(blockSize);
    }

    @Override
    public String directory(int blockSize) throws IOException {
        if (!mounted.contains(blockSize)) {
            throw new IOException("no file system with blocks of " + blockSize + " is mounted");
        }
        return MOUNTS + "/" + blockSize;
    }

    @Override
    public void unmountAll() throws IOException {
        while (!mounted.isEmpty()) {
            Machine.unmount(MOUNTS + "/" + mounted.get(0));
            mounted.remove(0);
        }
    }
}
