package dev.subblock.lab.vm;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A machine that was booted once, up to the first line on its channel. Guests that go on from there start in a
 * fraction of a second, each with a memory of its own and with whatever disks of the same number and size it is
 * given: at that moment nothing has been read from them but what the kernel looks at for partitions.
 *
 * <p>Safe for use by several threads: what was saved does not change.
 */
public final class Snapshot implements AutoCloseable {

    private final Path directory;
    private final Accelerator accelerator;
    private final Guest.Past past;

    private Snapshot(Path directory, Accelerator accelerator, Guest.Past past) {
        this.directory = directory;
        this.accelerator = accelerator;
        this.past = past;
    }

    /**
     * Boots a machine and saves it.
     *
     * @param directory exists and is empty; takes about 150 MiB, as long as the snapshot is not closed. What the machine
     *     said is in its {@code boot}, also where this throws
     * @throws GuestGoneException if the machine ends or hangs before its first line
     * @throws LabException if QEMU can't be started, or does not hand over the machine
     */
    public static Snapshot take(MachineSpec machine, Accelerator accelerator, Path directory)
            throws LabException, GuestGoneException, IOException, InterruptedException {
        Path boot = Files.createDirectory(directory.resolve("boot"));
        Guest guest = Guest.start((monitor, channel) -> QemuCommand.saved(machine, accelerator, monitor, channel, memory(directory)),
                Deadlines.of(accelerator).times(machine.patience()), boot);
        String line;
        try {
            line = guest.awaitBoot();
            guest.save(state(directory));
        } catch (IOException e) {
            throw new LabException("can't save a booted machine: " + e.getMessage(), e);
        } finally {
            guest.close();
        }
        return new Snapshot(directory, accelerator, new Guest.Past(Files.readAllBytes(boot.resolve("console.log")),
                (line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A guest that goes on from here. Its console and its evidence begin with what the machine had said.
     *
     * @param machine as it was booted, with disks of the same number and sizes
     * @param into exists and is empty; gets what the guest says
     * @throws LabException if QEMU can't be started, or does not take the machine
     */
    public Guest resume(MachineSpec machine, Path into) throws LabException, IOException, InterruptedException {
        Guest guest = Guest.start((monitor, channel) -> QemuCommand.resumed(machine, accelerator, monitor, channel, memory(directory)),
                Deadlines.of(accelerator).times(machine.patience()), into, past);
        try {
            guest.load(state(directory));
            return guest;
        } catch (IOException e) {
            guest.close();
            throw new LabException("can't go on from a saved machine: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            guest.close();
            throw e;
        }
    }

    private static Path memory(Path directory) {
        return directory.resolve("memory");
    }

    private static Path state(Path directory) {
        return directory.resolve("state");
    }

    /** Removes what was saved; guests that go on from it are not disturbed. */
    @Override
    public void close() throws IOException {
        DirectoryTree.delete(directory);
    }
}
