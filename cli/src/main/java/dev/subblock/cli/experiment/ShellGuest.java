package dev.subblock.cli.experiment;

import dev.subblock.cli.workplace.Workplace;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.disk.XfsDisk;
import dev.subblock.lab.guest.GuestImage;
import dev.subblock.lab.guest.GuestImageBuilder;
import dev.subblock.lab.kernel.KernelImage;
import dev.subblock.lab.scratch.Scratch;
import dev.subblock.lab.vm.Accelerator;
import dev.subblock.lab.vm.Guest;
import dev.subblock.lab.vm.GuestDisk;
import dev.subblock.lab.vm.MachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A guest for a person: programs of the host, a shell on the terminal, a fresh XFS at /mnt. */
public final class ShellGuest {

    /** What one reaches for when looking at a file system; those that the host lacks are left out. */
    private static final List<String> PROGRAMS = List.of("sh", "bash", "cat", "chmod", "cmp", "cp", "date", "dd", "df", "dmesg",
            "du", "echo", "env", "fallocate", "filefrag", "grep", "head", "hexdump", "ln", "ls", "mkdir", "mkfifo", "mount", "mv",
            "od", "ps", "rm", "rmdir", "sed", "seq", "sleep", "stat", "stty", "sync", "tail", "touch", "truncate", "umount",
            "uname", "wc", "xfs_io", "xfs_db", "xfs_repair");
    private static final int BLOCK_SIZE = 4096;
    private static final String START = """
            export PATH=/bin HOME=/mnt PS1='subblock \\w # '
            stty sane 2>/dev/null
            mount -t xfs /dev/vda /mnt && cd /mnt
            echo "Linux $(uname -r), XFS on /mnt"
            bash --norc -i
            cd / && umount /mnt
            """;

    private final Workplace workplace;

    public ShellGuest(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Boots and waits for its end. @return whether QEMU ended in order */
    public boolean run(KernelImage kernel, GuestNeeds needs, Accelerator accelerator) throws LabException, IOException, InterruptedException {
        GuestImage image = new GuestImageBuilder(workplace.cache(), workplace.commands(), workplace.progress()::say).shell(programs(), START);
        Path scratch = Scratch.directory("boot");
        try {
            XfsDisk disk = XfsDisk.format(scratch.resolve("scratch.img"), BLOCK_SIZE, needs.mkfs(), workplace.commands());
            MachineSpec machine = needs.spec(kernel.vmlinux(), image, List.of("quiet"), List.of(new GuestDisk.Raw(disk.file())));
            workplace.progress().close();
            return Guest.interact(machine, accelerator) == 0;
        } finally {
            DirectoryTree.delete(scratch);
        }
    }

    private static List<Path> programs() {
        List<Path> searchPath = Requirements.searchPath(System.getenv("PATH"));
        return PROGRAMS.stream().map(name -> searchPath.stream().map(dir -> dir.resolve(name)).filter(Files::isExecutable).findFirst())
                .flatMap(Optional::stream).toList();
    }
}
