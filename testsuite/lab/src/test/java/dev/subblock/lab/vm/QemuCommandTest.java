package dev.subblock.lab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.command.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QemuCommandTest {

    private static final MachineSpec SPEC = MachineSpec.plain(Path.of("/images/vmlinux"), Path.of("/guests/java.cpio"),
            List.of("quiet"), List.of(new GuestDisk.Raw(Path.of("/run/a,b/xfs-1024.img")),
                    new GuestDisk.Nbd(Path.of("/tmp/a,b/nbd"), "disk")), 512);

    private static final List<String> COMMON = List.of(
            "setpriv", "--pdeathsig", "KILL", "qemu-system-x86_64",
            "-nodefaults", "-no-user-config", "-display", "none", "-nic", "none", "-no-reboot",
            "-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
            "-object", "main-loop,id=main-loop,thread-pool-max=1",
            "-machine", "pc", "-smp", "1", "-m", "512");
    private static final List<String> BOOT = List.of(
            "-kernel", "/images/vmlinux", "-initrd", "/guests/java.cpio",
            "-append", "console=ttyS0 panic=-1 oops=panic hung_task_panic=1 softlockup_panic=1 tsc=reliable no_timer_check loglevel=7 rdinit=/init quiet");
    private static final List<String> DISKS = List.of(
            "-drive", "if=none,id=disk0,format=raw,cache=unsafe,file=/run/a,,b/xfs-1024.img",
            "-device", "virtio-blk-pci,drive=disk0,logical_block_size=512,physical_block_size=512,request-merging=off,num-queues=1",
            "-blockdev", "driver=nbd,node-name=served1,server.type=unix,server.path=/tmp/a,,b/nbd,export=disk",
            "-device", "virtio-blk-pci,drive=served1,logical_block_size=512,physical_block_size=512,request-merging=off,num-queues=1"
                    + ",werror=report,rerror=report");

    private static List<String> joined(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    @Test
    void aMachineForTrials() {
        Command command = QemuCommand.of(SPEC, Accelerator.TCG, Path.of("/tmp/s,1/qmp"), Path.of("/tmp/s,1/channel"));
        assertThat(command.argv()).isEqualTo(joined(List.of(COMMON, List.of("-accel", "tcg,thread=single", "-cpu", "max"), BOOT, List.of(
                "-device", "virtio-serial-pci",
                "-chardev", "socket,id=channel,path=/tmp/s,,1/channel",
                "-device", "virtserialport,chardev=channel,name=subblock",
                "-chardev", "stdio,id=console,signal=off",
                "-serial", "chardev:console",
                "-chardev", "socket,id=monitor,path=/tmp/s,,1/qmp",
                "-mon", "chardev=monitor,mode=control"), DISKS)));
    }

    @Test
    void aMachineForAPerson() {
        assertThat(QemuCommand.interactive(SPEC, Accelerator.KVM).argv()).isEqualTo(joined(List.of(COMMON,
                List.of("-accel", "kvm", "-cpu", "host"), BOOT, List.of(
                "-chardev", "stdio,id=console,signal=off,mux=on",
                "-serial", "chardev:console",
                "-mon", "chardev=console,mode=readline"), DISKS)));
    }

    @Test
    void aMachineWithoutDisksHasNoDrive() {
        MachineSpec bare = MachineSpec.plain(SPEC.kernel(), SPEC.initramfs(), List.of(), List.of(), 256);
        assertThat(QemuCommand.of(bare, Accelerator.KVM, Path.of("/q"), Path.of("/c")).argv())
                .doesNotContain("-drive", "-blockdev").containsSubsequence("-m", "256").containsSubsequence("-accel", "kvm", "-cpu", "host");
    }

    @Test
    void anOldKernelFindsItsProcessorsWhereItLooks() {
        MachineSpec old = new MachineSpec(SPEC.kernel(), SPEC.initramfs(), List.of("notsc"), List.of(), 256, "2,sockets=2", 3);
        assertThat(QemuCommand.of(old, Accelerator.TCG, Path.of("/m"), Path.of("/c")).argv())
                .containsSubsequence("-smp", "2,sockets=2").anyMatch(a -> a.endsWith(" notsc"));
        assertThat(QemuCommand.of(SPEC, Accelerator.TCG, Path.of("/m"), Path.of("/c")).argv()).containsSubsequence("-smp", "1");
    }
}
