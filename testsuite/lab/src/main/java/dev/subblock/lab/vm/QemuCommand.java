package dev.subblock.lab.vm;

import dev.subblock.lab.command.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * QEMU's command line for a machine: no network device, seccomp sandbox, no default devices, the
 * console on standard output, the monitor and the guest's channel on unix sockets on which we listen.
 */
final class QemuCommand {

    static final String PROGRAM = "qemu-system-x86_64";

    /** Begins the names of nodes whose errors are made by a server, on purpose. */
    static final String SERVED = "served";

    /**
     * Of every disk. QEMU sorts and merges what arrives together: pad and data would land as one. One queue, so
     * that the server hears of requests in the order in which the guest made them.
     */
    private static final String DEVICE = ",logical_block_size=512,physical_block_size=512,request-merging=off,num-queues=1";

    private QemuCommand() {}

    static Command of(MachineSpec spec, Accelerator accelerator, Path monitor, Path channel) {
        return Command.of(automatic(spec, accelerator, monitor, channel));
    }

    /** As {@link #of}, with its memory in a file, where it stays when the machine is gone. */
    static Command saved(MachineSpec spec, Accelerator accelerator, Path monitor, Path channel, Path memory) {
        List<String> argv = automatic(spec, accelerator, monitor, channel);
        argv.addAll(memory(spec, memory, "on"));
        return Command.of(argv);
    }

    /** As {@link #saved}, waiting for the state of another machine; the file stays as it is. */
    static Command resumed(MachineSpec spec, Accelerator accelerator, Path monitor, Path channel, Path memory) {
        List<String> argv = automatic(spec, accelerator, monitor, channel);
        argv.addAll(memory(spec, memory, "off"));
        argv.addAll(List.of("-incoming", "defer"));
        return Command.of(argv);
    }

    private static List<String> memory(MachineSpec spec, Path file, String share) {
        return List.of("-object", "memory-backend-file,id=memory,size=" + spec.memoryMiB() + "M,mem-path=" + escaped(file) + ",share=" + share,
                "-machine", "memory-backend=memory");
    }

    private static List<String> automatic(MachineSpec spec, Accelerator accelerator, Path monitor, Path channel) {
        List<String> argv = new ArrayList<>(dying());
        argv.addAll(common(spec, accelerator));
        argv.addAll(List.of(
                // Before the disks: Linux numbers virtio devices as it finds them, and the port is /dev/vport0p1.
                "-device", "virtio-serial-pci",
                "-chardev", "socket,id=channel,path=" + escaped(channel),
                "-device", "virtserialport,chardev=channel,name=subblock",
                "-chardev", "stdio,id=console,signal=off",
                "-serial", "chardev:console",
                "-chardev", "socket,id=monitor,path=" + escaped(monitor),
                "-mon", "chardev=monitor,mode=control"));
        argv.addAll(disks(spec));
        return argv;
    }

    /** A machine for a person: console and monitor on the terminal (C-a c), no channel. */
    static Command interactive(MachineSpec spec, Accelerator accelerator) {
        List<String> argv = new ArrayList<>(dying());
        argv.addAll(byHand(spec, accelerator).argv());
        return Command.of(argv);
    }

    /** The same, started by a person. */
    static Command byHand(MachineSpec spec, Accelerator accelerator) {
        List<String> argv = new ArrayList<>(common(spec, accelerator));
        argv.addAll(List.of("-chardev", "stdio,id=console,signal=off,mux=on", "-serial", "chardev:console",
                "-mon", "chardev=console,mode=readline"));
        argv.addAll(disks(spec));
        return Command.of(argv);
    }

    /** QEMU dies with the thread that started it, even where that gets no chance to say so (SIGKILL). */
    private static List<String> dying() {
        return List.of("setpriv", "--pdeathsig", "KILL");
    }

    private static List<String> common(MachineSpec spec, Accelerator accelerator) {
        List<String> argv = new ArrayList<>(List.of(PROGRAM,
                "-nodefaults", "-no-user-config", "-display", "none", "-nic", "none", "-no-reboot",
                "-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
                // One worker: requests reach the image one after the other, in the order in which the guest submitted them.
                "-object", "main-loop,id=main-loop,thread-pool-max=1",
                "-machine", "pc", "-smp", spec.processors(), "-m", Integer.toString(spec.memoryMiB())));
        argv.addAll(accelerator.arguments());
        argv.addAll(List.of("-kernel", spec.kernel().toString(), "-initrd", spec.initramfs().toString(),
                "-append", spec.wholeCommandLine()));
        return argv;
    }

    private static List<String> disks(MachineSpec spec) {
        List<String> argv = new ArrayList<>();
        for (int i = 0; i < spec.disks().size(); i++) {
            argv.addAll(disk(spec.disks().get(i), i));
        }
        return argv;
    }

    private static List<String> disk(GuestDisk disk, int number) {
        if (disk instanceof GuestDisk.Nbd nbd) {
            String id = SERVED + number;
            // An error that the server gives is the guest's to see, whichever it is.
            return List.of("-blockdev", "driver=nbd,node-name=" + id + ",server.type=unix,server.path=" + escaped(nbd.socket())
                    + ",export=" + nbd.export().replace(",", ",,"),
                    "-device", "virtio-blk-pci,drive=" + id + DEVICE + ",werror=report,rerror=report");
        }
        String id = "disk" + number;
        // cache=unsafe: the host never loses power in a trial, so a flush need not reach its disk.
        return List.of("-drive", "if=none,id=" + id + ",format=raw,cache=unsafe,file=" + escaped(((GuestDisk.Raw) disk).image()),
                "-device", "virtio-blk-pci,drive=" + id + DEVICE);
    }

    /** In QEMU's option lists a comma ends a value, two are one. */
    private static String escaped(Path path) {
        return path.toString().replace(",", ",,");
    }
}
