package dev.subblock.lab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the monitor; that a real guest goes on is seen where a real kernel is at hand. */
@Timeout(120)
class SnapshotTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Deadlines PATIENT = new Deadlines(LONG, LONG, LONG, LONG);

    @TempDir
    private Path temp;

    private Path first;
    private Path second;
    private Path state;

    @BeforeEach
    void directories() throws Exception {
        first = Files.createDirectory(temp.resolve("first"));
        second = Files.createDirectory(temp.resolve("second"));
        state = temp.resolve("state");
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    private Guest saved() throws Exception {
        Guest guest = Guest.start(FakeQemu.playing("up", "console:booting", "say:hello", "hang"), PATIENT, first);
        assertThat(guest.awaitBoot()).isEqualTo("hello");
        guest.save(state);
        return guest;
    }

    @Test
    void theStateOfTheDevicesIsKept() throws Exception {
        saved().close();

        assertThat(state).hasContent(FakeQemu.STATE);
    }

    @Test
    void whatWasSaidBeforeComesFirst() throws Exception {
        saved().close();
        Guest.Past past = new Guest.Past("booting\n".getBytes(StandardCharsets.UTF_8), "hello\n".getBytes(StandardCharsets.UTF_8));

        Guest guest = Guest.start(FakeQemu.playing("up", "hear:go", "console:going on", "say:done", "hang"), PATIENT, second, past);
        guest.load(state);
        assertThat(guest.awaitBoot()).isEqualTo("hello");
        guest.command("go", "done"::equals);
        guest.close();

        assertThat(second.resolve("evidence.jsonl")).hasContent("hello\ndone\n");
        assertThat(second.resolve("console.log")).hasContent("booting\ngoing on\n");
    }

    @Test
    void aStateThatIsNoneIsRefused() throws Exception {
        Files.writeString(state, "something else");
        try (Guest guest = Guest.start(FakeQemu.playing("up", "hang"), PATIENT, second)) {
            assertThatThrownBy(() -> guest.load(state)).isInstanceOf(IOException.class).hasMessageContaining("not transferred: failed");
        }
    }

    @Test
    void aMachineThatCanNotBeStoppedIsNotSaved() throws Exception {
        try (Guest guest = Guest.start(FakeQemu.playing("up", "refuse", "say:hello", "hang"), PATIENT, first)) {
            guest.awaitBoot();

            assertThatThrownBy(() -> guest.save(state)).isInstanceOf(IOException.class).hasMessage("QEMU refuses: not now");
        }
        assertThat(state).doesNotExist();
    }

    @Test
    void aMachineThatEndsMeanwhileDoesNotKeepUsWaiting() throws Exception {
        Files.writeString(state, FakeQemu.STATE);
        try (Guest guest = Guest.start(FakeQemu.playing("up", "exit:3"), PATIENT, second)) {
            assertThatThrownBy(() -> guest.load(state)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theMemoryOfTheOneThatIsSavedIsAFileAndTheOthersDoNotWriteToIt() {
        MachineSpec machine = MachineSpec.plain(Path.of("/k"), Path.of("/i"), List.of(), List.of(), 64);
        Path socket = Path.of("/s");

        assertThat(QemuCommand.saved(machine, Accelerator.TCG, socket, socket, Path.of("/m,1")).argv())
                .contains("memory-backend-file,id=memory,size=64M,mem-path=/m,,1,share=on", "memory-backend=memory")
                .doesNotContain("-incoming");
        assertThat(QemuCommand.resumed(machine, Accelerator.TCG, socket, socket, Path.of("/m")).argv())
                .contains("memory-backend-file,id=memory,size=64M,mem-path=/m,share=off", "-incoming", "defer");
    }
}
