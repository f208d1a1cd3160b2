package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.disk.Bell;
import dev.subblock.reproducer.disk.Disk;
import dev.subblock.reproducer.disk.Mailbox;
import dev.subblock.reproducer.disk.PlainDisk;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.trial.Volume;
import java.io.IOException;

/** An XFS that this guest has mounted, and the disk it is on. */
final class MountedXfs implements Volume {

    private static final String TYPE = "xfs";

    private final String device;
    private final String directory;
    private final String cutDevice;
    private final String cutDirectory;
    private final Disk disk;
    private boolean mounted;
    private boolean sync;
    private boolean counting;

    /** @param mailbox offset on the device, in bytes; 0 if there is none */
    MountedXfs(String mounts, int blockSize, String device, long mailbox, String cutDevice) throws IOException {
        this.device = device;
        this.directory = mounts + "/" + blockSize;
        this.cutDevice = cutDevice;
        this.cutDirectory = mounts + "/cut-" + blockSize;
        Machine.mkdir(directory);
        mount();
        disk = mailbox > 0 ? mailbox(device, mailbox) : new PlainDisk();
    }

    private Disk mailbox(String path, long offset) throws IOException {
        try {
            Mailbox box = new Mailbox(path, offset, !cutDevice.isEmpty());
            Bell.ring(path, offset);
            return box;
        } catch (IOException e) {
            unmount();
            throw e;
        }
    }

    private void mount() throws IOException {
        Machine.mount(device, directory, TYPE, counting ? "uquota" : "");
        mounted = true;
        if (sync) {
            Machine.remountSync(directory, true);
        }
    }

    /** Unmounts, if it is mounted. */
    void unmount() throws IOException {
        if (mounted) {
            Machine.unmount(directory);
            mounted = false;
        }
    }

    @Override
    public String directory() {
        return directory;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void remount() throws IOException {
        unmount();
        mount();
    }

    @Override
    public void sync(boolean always) throws IOException {
        Machine.remountSync(directory, always);
        sync = always;
    }

    @Override
    public String countUsers() throws IOException {
        counting = true;
        remount();
        return device;
    }

    @Override
    public String mountCut() throws IOException {
        Machine.mkdir(cutDirectory);
        // The original, which has the same UUID, is mounted too.
        Machine.mount(cutDevice, cutDirectory, TYPE, "nouuid");
        return cutDirectory;
    }

    @Override
    public void unmountCut() throws IOException {
        Machine.unmount(cutDirectory);
    }
}
