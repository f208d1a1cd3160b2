package dev.subblock.lab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.HostCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GuestTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Deadlines PATIENT = new Deadlines(LONG, LONG, LONG, LONG);

    @TempDir
    private Path temp;

    private Path directory;
    private Path sockets;

    @BeforeEach
    void directory() throws Exception {
        directory = Files.createDirectory(temp.resolve("run"));
    }

    /** In every case: no socket stays, and no process. */
    @AfterEach
    void nothingIsLeft() {
        assertThat(sockets).doesNotExist();
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    private Guest start(Deadlines deadlines, Qemu.Machine machine) throws Exception {
        return Guest.start((monitor, channel) -> {
            sockets = monitor.getParent();
            assertThat(sockets).exists();
            return machine.command(monitor, channel);
        }, deadlines, directory);
    }

    private Guest start(String... steps) throws Exception {
        return start(PATIENT, FakeQemu.playing(steps));
    }

    private static Qemu.Machine program(String... argv) {
        return (monitor, channel) -> Command.of(argv);
    }

    private Path said(String file) {
        return directory.resolve(file);
    }

    @Test
    void anOrdinaryLife() throws Exception {
        Guest guest = start("up", "console:Linux version 6.1", "say:{\"kind\":\"hello\"}", "hear:run all", "say:one", "say:two", "say:end",
                "hear:quit", "say:bye", "console:reboot: Restarting system", "error:a word", "error: ",
                "event:{\"event\": \"SHUTDOWN\", \"data\": {\"guest\": true, \"reason\": \"guest-reset\"}}", "exit:0");
        assertThat(guest.awaitBoot()).isEqualTo("{\"kind\":\"hello\"}");
        guest.command("run all", "end"::equals);
        guest.shutDown("quit");
        GuestFacts facts = guest.end();
        assertThat(facts.phase()).isEqualTo(Phase.ENDED);
        assertThat(facts.deadlineHit()).isFalse();
        assertThat(facts.qemuStatus()).hasValue(0);
        assertThat(facts.shutdownReason()).isEqualTo("guest-reset");
        assertThat(facts.qemuMessage()).isEqualTo("a word");
        assertThat(facts.bootSeconds()).isPositive().isLessThan(guest.seconds());
        assertThat(facts.console()).hasContent("Linux version 6.1\nreboot: Restarting system");
        assertThat(facts.evidence()).hasContent("{\"kind\":\"hello\"}\none\ntwo\nend\nbye");
        assertThat(said("qmp.log")).content().contains("\"QMP\"", "\"return\"", "SHUTDOWN");
        assertThat(said("qemu.sh")).content().isEqualTo(facts.command() + "\n").contains("FakeQemu");
        assertThat(said("registers.txt")).doesNotExist();
        guest.close();
    }

    @Test
    void qemuThatIsNotInstalledIsNamed() {
        assertThatThrownBy(() -> start(PATIENT, program("no-such-qemu-here")))
                .isInstanceOf(LabException.class).hasMessageContaining("can't start QEMU").hasMessageContaining("doctor");
    }

    @Test
    void qemuThatEndsBeforeItConnectsIsQuoted() {
        assertThatThrownBy(() -> start(PATIENT, program("sh", "-c", "echo first >&2; echo unknown machine type >&2; exit 3")))
                .isInstanceOf(LabException.class).hasMessage("QEMU ended at once (exit status 3): unknown machine type");
    }

    @Test
    void qemuThatNeverConnectsIsKilled() {
        assertThatThrownBy(() -> start(new Deadlines(SHORT, LONG, LONG, LONG), program("sleep", "1000")))
                .isInstanceOf(LabException.class).hasMessageContaining("did not connect");
    }

    /** So it does where the kernel is missing or KVM refuses: after both sockets, before the first answer. */
    @Test
    void qemuThatEndsBeforeItAnswersIsQuoted() {
        assertThatThrownBy(() -> start("error:could not load kernel 'x': No such file", "exit:1"))
                .isInstanceOf(LabException.class)
                .hasMessage("QEMU ended at once (exit status 1): could not load kernel 'x': No such file");
    }

    @Test
    void theRealQemuSaysWhatItMisses() throws Exception {
        for (String program : List.of("qemu-system-x86_64", "setpriv")) {
            try {
                new HostCommands().succeed(Command.of(program, "--version"));
            } catch (LabException e) {
                Assumptions.abort("no " + program + " here: install qemu-system-x86 and util-linux");
            }
        }
        MachineSpec spec = MachineSpec.plain(temp.resolve("no-kernel"), temp.resolve("no-initramfs"), List.of(), List.of(), 64);
        assertThatThrownBy(() -> start(Deadlines.of(Accelerator.TCG), (monitor, channel) -> QemuCommand.of(spec, Accelerator.TCG, monitor, channel)))
                .isInstanceOf(LabException.class).hasMessageContaining("exit status 1").hasMessageContaining("no-kernel");
    }

    /** It dies with the command unread, which resets the channel: that is a guest's end, no trouble of ours. */
    @Test
    void aGuestThatDiesInACommandIsGoneWithItsStatus() throws Exception {
        Guest guest = start("up", "say:hello", "say:half", "error:KVM: entry failed", "exit:7");
        assertThat(guest.awaitBoot()).isEqualTo("hello");
        assertThatThrownBy(() -> guest.command("run all", "end"::equals)).isInstanceOf(GuestGoneException.class);
        GuestFacts facts = guest.end();
        assertThat(facts.phase()).isEqualTo(Phase.COMMAND);
        assertThat(facts.deadlineHit()).isFalse();
        assertThat(facts.qemuStatus()).hasValue(7);
        assertThat(facts.qemuMessage()).isEqualTo("KVM: entry failed");
        assertThat(facts.evidence()).hasContent("hello\nhalf");
    }

    @Test
    void aGuestThatEndsWithoutAWordNeverBooted() throws Exception {
        Guest guest = start("up", "console:Kernel panic - not syncing", "exit:0");
        assertThatThrownBy(guest::awaitBoot).isInstanceOf(GuestGoneException.class).hasMessageContaining("ended");
        GuestFacts facts = guest.end();
        assertThat(facts.phase()).isEqualTo(Phase.BOOT);
        assertThat(facts.bootSeconds()).isNegative();
        assertThat(facts.qemuStatus()).hasValue(0);
        assertThat(facts.console()).hasContent("Kernel panic - not syncing");
    }

    @Test
    void aGuestThatSaysNothingHitsItsDeadlineAndLeavesItsRegisters() throws Exception {
        Guest guest = start(new Deadlines(LONG, SHORT, LONG, LONG), FakeQemu.playing("up", "hang"));
        assertThatThrownBy(guest::awaitBoot).isInstanceOf(GuestGoneException.class).hasMessageContaining("deadline");
        GuestFacts facts = guest.end();
        assertThat(facts.phase()).isEqualTo(Phase.BOOT);
        assertThat(facts.deadlineHit()).isTrue();
        assertThat(facts.qemuStatus()).isEmpty();
        assertThat(said("registers.txt")).content().startsWith("RIP=0010:ffffffff8100dead");
    }

    /** Lines that do not end the command do not prolong it: the deadline is the command's, not the line's. */
    @Test
    void aCommandThatDoesNotEndHitsItsDeadline() throws Exception {
        Guest guest = start(new Deadlines(LONG, LONG, SHORT, LONG), FakeQemu.playing("up", "say:hello", "hear:run all", "say:one", "hang"));
        guest.awaitBoot();
        assertThatThrownBy(() -> guest.command("run all", "end"::equals)).isInstanceOf(GuestGoneException.class);
        GuestFacts facts = guest.end();
        assertThat(facts.phase()).isEqualTo(Phase.COMMAND);
        assertThat(facts.deadlineHit()).isTrue();
        assertThat(said("registers.txt")).exists();
    }

    @Test
    void aGuestThatDoesNotEndHitsItsDeadline() throws Exception {
        Guest guest = start(new Deadlines(LONG, LONG, LONG, SHORT), FakeQemu.playing("up", "say:hello", "hear:quit", "hang"));
        guest.awaitBoot();
        assertThatThrownBy(() -> guest.shutDown("quit")).isInstanceOf(GuestGoneException.class);
        GuestFacts facts = guest.end();
        assertThat(facts.phase()).isEqualTo(Phase.SHUTDOWN);
        assertThat(facts.deadlineHit()).isTrue();
        assertThat(facts.qemuStatus()).isEmpty();
    }

    @Test
    void aCommandToADeadGuestFindsItGone() throws Exception {
        Guest guest = start("up", "say:hello", "exit:5");
        guest.awaitBoot();
        assertThatThrownBy(() -> guest.command("a", "end"::equals)).isInstanceOf(GuestGoneException.class);
        assertThatThrownBy(() -> guest.send("b")).isInstanceOf(GuestGoneException.class);
        assertThat(guest.end().qemuStatus()).hasValue(5);
    }

    @Test
    void aConsoleThatFloodsIsCutAndTheGuestGoesOn() throws Exception {
        Guest guest = start("up", "flood:34", "say:hello", "hear:quit", "exit:0");
        assertThat(guest.awaitBoot()).isEqualTo("hello");
        guest.shutDown("quit");
        assertThat(Files.size(guest.end().console())).isEqualTo(32L << 20);
    }

    @Test
    void anEndlessLineIsHandedOnCutAndKeptWhole() throws Exception {
        Guest guest = start("up", "say-long:300000", "hear:quit", "say:bye", "exit:0");
        assertThat(guest.awaitBoot()).hasSize(64 << 10).startsWith("xxx");
        guest.shutDown("quit");
        assertThat(Files.size(guest.end().evidence())).isEqualTo(300_001 + "bye\n".length());
    }

    /** More than the queue holds, and nobody takes it: what a guest said before its end is evidence all the same. */
    @Test
    void everythingSaidIsKeptWhetherOrNotItWasTaken() throws Exception {
        Guest guest = start("up", "say-lines:20000", "exit:0");
        GuestFacts facts = guest.end();
        assertThat(Files.size(facts.evidence())).isEqualTo(20_000 * 3);
    }

    @Test
    void aGuestThatIsClosedAtOnceLeavesNothing() throws Exception {
        Guest guest = start("up", "say:hello", "hang");
        guest.close();
        guest.close();
    }

    private void assumeFull() {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
    }

    @Test
    void evidenceThatCanNotBeWrittenIsNoStatementAboutTheGuest() throws Exception {
        assumeFull();
        Files.createSymbolicLink(said("evidence.jsonl"), Path.of("/dev/full"));
        Guest guest = start("up", "say:hello", "hang");
        assertThatThrownBy(guest::awaitBoot).isInstanceOf(GuestGoneException.class);
        assertThatThrownBy(guest::end).isInstanceOf(LabException.class)
                .hasMessageContaining("evidence.jsonl").hasMessageContaining("No space left");
        Files.delete(said("evidence.jsonl"));
    }

    @Test
    void aConsoleThatCanNotBeWrittenIsNoStatementAboutTheGuest() throws Exception {
        assumeFull();
        Files.createSymbolicLink(said("console.log"), Path.of("/dev/full"));
        Guest guest = start("up", "say:hello", "hear:go", "console:x", "hang");
        guest.awaitBoot();
        // Ended at once, by us: nobody waits for a deadline.
        assertThatThrownBy(() -> guest.command("go", "end"::equals)).isInstanceOf(GuestGoneException.class).hasMessageContaining("ended");
        assertThatThrownBy(guest::end).isInstanceOf(LabException.class)
                .hasMessageContaining("console.log").hasMessageContaining("No space left");
        Files.delete(said("console.log"));
    }

    @Test
    void aDiskThatTheHostCanNotWriteIsNoStatementAboutTheGuest() throws Exception {
        Guest guest = start("up", "say:hello", "hear:go",
                "event:{\"event\": \"BLOCK_IO_ERROR\", \"data\": {\"device\": \"disk0\", \"action\": \"stop\"}}", "hang");
        guest.awaitBoot();
        // Ended at once, by us: nobody waits for a deadline.
        assertThatThrownBy(() -> guest.command("go", "end"::equals)).isInstanceOf(GuestGoneException.class).hasMessageContaining("ended");
        assertThatThrownBy(guest::end).isInstanceOf(LabException.class).hasMessageContaining("could not write a disk of the guest");
    }

    @Test
    void aDirectoryThatIsNotThereStartsNothing() {
        directory = temp.resolve("none");
        assertThatThrownBy(() -> start("up", "hang")).isInstanceOf(IOException.class);
    }
}
