package dev.subblock.cli.experiment;

import dev.subblock.cli.workplace.Workplace;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guest for a person: programs of the host, a shell or one command on the terminal, a fresh XFS at /mnt. */
public final class ShellGuest {

    /** What one reaches for when looking at a file system; those that the host lacks are left out. */
    private static final List<String> PROGRAMS = List.of("sh", "bash", "cat", "chmod", "chown", "cmp", "cp", "date", "dd", "df", "dmesg",
            "du", "echo", "env", "fallocate", "filefrag", "grep", "head", "hexdump", "id", "ln", "ls", "mkdir", "mkfifo", "mount", "mv",
            "od", "ps", "rm", "rmdir", "sed", "seq", "setpriv", "sleep", "stat", "stty", "sync", "tail", "touch", "truncate", "umount",
            "tr", "uname", "wc", "whoami", "xfs_io", "xfs_db", "xfs_repair");
    private static final int BLOCK_SIZE = 4096;
    /** The user's lines come before it. */
    private static final String START = """
            stty sane 2>/dev/null
            echo "Linux $(uname -r), XFS on /mnt"
            export PS1='\\u@subblock \\w \\$ '
            %sbash --norc -i
            cd / && umount /mnt
            """;
    /**
     * Likewise. What is to be done comes on a disk, and how it ended goes to another: the image stays the same for all commands. Nothing but what it
     * prints reaches standard output, with its own line ends; the kernel says its last word (that it restarts) to nobody.
     */
    private static final String CARRY_OUT = """
            stty sane -echo -opost 2>/dev/null
            echo 1 >/proc/sys/kernel/printk
            tr -d '\\0' </dev/vdb >/tmp/command
            %ssh /tmp/command
            status=$?
            cd / && umount /mnt || status=126
            echo $status >/dev/vdc
            sync
            echo 0 >/proc/sys/kernel/printk
            """;
    /** Room for a command line, as long as Linux takes one (MAX_ARG_STRLEN), in whole sectors. */
    private static final int COMMAND_BYTES = 128 << 10;
    private static final int STATUS_BYTES = 4096;
    private static final String DISK = "scratch.img";
    /** A person wants the shell and not what the kernel says before it. */
    private static final String QUIET = "quiet";

    private final Workplace workplace;
    private final GuestUser user;

    public ShellGuest(Workplace workplace, GuestUser user) {
        this.workplace = workplace;
        this.user = user;
    }

    /** Boots and waits for its end. @return whether QEMU ended in order */
    public boolean run(KernelImage kernel, GuestNeeds needs, Accelerator accelerator) throws LabException, IOException, InterruptedException {
        Path scratch = Scratch.directory("boot");
        try {
            return interact(kernel, needs, accelerator, image(found(PROGRAMS), START), List.of(disk(scratch, needs)));
        } finally {
            DirectoryTree.delete(scratch);
        }
    }

    /**
     * The commands that make its disk and boot it.
     *
     * @param vmlinux need not be there yet
     * @param directory for the disk
     */
    List<Command> byHand(Path vmlinux, GuestNeeds needs, Accelerator accelerator, Path directory) throws LabException, IOException, InterruptedException {
        Path disk = directory.resolve(DISK);
        List<Command> commands = new ArrayList<>(XfsDisk.commands(disk, BLOCK_SIZE, needs.mkfs()));
        MachineSpec machine = needs.spec(vmlinux, image(found(PROGRAMS), START), List.of(QUIET), List.of(new GuestDisk.Raw(disk)));
        commands.add(Guest.interactive(machine, accelerator));
        return commands;
    }

    /**
     * Has it carry out one command, in /mnt.
     *
     * @param words the program, of this host or among those that are always there, and its arguments
     * @return how it ended, 0 to 255; empty if the guest did not live to say so
     * @throws LabException if this machine has no such program, or the words are too many, or hold what no program can be given
     */
    public OptionalInt run(List<String> words, KernelImage kernel, GuestNeeds needs, Accelerator accelerator)
            throws LabException, IOException, InterruptedException {
        Path program = found(List.of(words.get(0))).stream().findFirst()
                .orElseThrow(() -> new LabException("this machine has no program " + words.get(0) + " to take into the guest"));
        List<String> there = new ArrayList<>(words);
        there.set(0, program.getFileName().toString());
        byte[] line = (Command.of(there) + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > COMMAND_BYTES || words.stream().anyMatch(w -> w.indexOf('\0') >= 0)) {
            throw new LabException("the command has more than " + COMMAND_BYTES + " bytes, or one that is 0");
        }
        Set<Path> programs = new LinkedHashSet<>(found(PROGRAMS));
        programs.add(program);
        Path scratch = Scratch.directory("boot");
        try {
            Path command = Files.write(scratch.resolve("command"), Arrays.copyOf(line, COMMAND_BYTES));
            Path status = Files.write(scratch.resolve("status"), new byte[STATUS_BYTES]);
            interact(kernel, needs, accelerator, image(programs, CARRY_OUT), List.of(disk(scratch, needs), new GuestDisk.Raw(command), new GuestDisk.Raw(status)));
            return status(Files.readString(status, StandardCharsets.ISO_8859_1));
        } finally {
            DirectoryTree.delete(scratch);
        }
    }

    /** @param written a number, then a line end, then what was there before: nothing */
    static OptionalInt status(String written) {
        Matcher number = Pattern.compile("([0-9]{1,3})\n\\x00*").matcher(written);
        return number.matches() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }

    private GuestDisk disk(Path scratch, GuestNeeds needs) throws LabException, IOException, InterruptedException {
        return new GuestDisk.Raw(XfsDisk.format(scratch.resolve(DISK), BLOCK_SIZE, needs.mkfs(), workplace.commands()).file());
    }

    private GuestImage image(Collection<Path> programs, String script) throws LabException, IOException, InterruptedException {
        return new GuestImageBuilder(workplace.cache(), workplace.commands(), workplace.progress()::say).shell(List.copyOf(programs), user.settle() + script.formatted(user.prefix()));
    }

    private boolean interact(KernelImage kernel, GuestNeeds needs, Accelerator accelerator, GuestImage image, List<GuestDisk> disks)
            throws LabException, IOException, InterruptedException {
        MachineSpec machine = needs.spec(kernel.vmlinux(), image, List.of(QUIET), disks);
        workplace.progress().close();
        return Guest.interact(machine, accelerator) == 0;
    }

    private static List<Path> found(List<String> programs) {
        List<Path> searchPath = Requirements.searchPath(System.getenv("PATH"));
        return programs.stream().map(name -> searchPath.stream().map(dir -> dir.resolve(name)).filter(Files::isExecutable).findFirst())
                .flatMap(Optional::stream).toList();
    }
}
