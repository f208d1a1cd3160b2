package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.Proc;
import dev.subblock.reproducer.trial.Volume;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The machine this runs on, of which it is the only program. Wants /proc and /dev; mounts /sys itself. */
final class LinuxGuest implements Guest {

    private static final String MOUNTS = "/mnt";

    private final List<Integer> blockSizes = new ArrayList<>();
    private final List<MountedXfs> volumes = new ArrayList<>();

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
    public void mount(int blockSize, String device, long mailbox, String cutDevice) throws IOException {
        if (blockSizes.contains(blockSize)) {
            throw new IOException("a file system with blocks of " + blockSize + " is mounted already");
        }
        if (!new File("/sys/block").exists()) {
            Machine.mkdir("/sys");
            Machine.mount("sysfs", "/sys", "sysfs", "");
        }
        String queue = "/sys/block/" + device.substring("/dev/".length()) + "/queue/nomerges";
        // 2 = never merge: else a write and the pad beside it travel as one request, and their order can't differ.
        Proc.write(queue, "2");
        Machine.mkdir(MOUNTS);
        volumes.add(new MountedXfs(MOUNTS, blockSize, device, mailbox, cutDevice));
        blockSizes.add(blockSize);
    }

    @Override
    public Volume volume(int blockSize) throws IOException {
        int index = blockSizes.indexOf(blockSize);
        if (index < 0) {
            throw new IOException("no file system with blocks of " + blockSize + " is mounted");
        }
        return volumes.get(index);
    }

    @Override
    public void mark(String line) throws IOException {
        // <4>: a warning, which reaches the console whatever its level is set to by default.
        Proc.write("/dev/kmsg", "<4>" + line + "\n");
    }

    @Override
    public void unmountAll() throws IOException {
        IOException failure = null;
        for (MountedXfs volume : volumes) {
            try {
                volume.unmount();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
