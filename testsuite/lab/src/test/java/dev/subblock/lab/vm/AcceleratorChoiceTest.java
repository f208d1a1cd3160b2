package dev.subblock.lab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratorChoiceTest {

    private static final String HOST = "QEMU emulator version 7.2.17\nLinux 6.1.0-32-amd64";

    @TempDir
    private Path temp;

    private final List<Accelerator> probed = new ArrayList<>();
    private Path device;
    private Path memory;

    @BeforeEach
    void device() throws Exception {
        device = Files.createFile(temp.resolve("kvm"));
        memory = temp.resolve("cache/accelerator");
    }

    private AcceleratorChoice choice(String host) {
        return new AcceleratorChoice(device, memory, host);
    }

    private AcceleratorChoice.Probe probe(boolean boots) {
        return accelerator -> {
            probed.add(accelerator);
            return boots;
        };
    }

    @Test
    void aGuestThatBootsMakesItUsableAndIsAskedOnce() throws Exception {
        assertThat(choice(HOST).remembered()).isEmpty();
        assertThat(choice(HOST).choose(probe(true))).isEqualTo(Accelerator.KVM);
        assertThat(choice(HOST).choose(probe(false))).isEqualTo(Accelerator.KVM);
        assertThat(choice(HOST).remembered()).contains(Accelerator.KVM);
        assertThat(probed).containsExactly(Accelerator.KVM);
    }

    @Test
    void aGuestThatDoesNotBootMeansEmulationAndIsRememberedToo() throws Exception {
        assertThat(choice(HOST).choose(probe(false))).isEqualTo(Accelerator.TCG);
        assertThat(choice(HOST).choose(probe(true))).isEqualTo(Accelerator.TCG);
        assertThat(probed).hasSize(1);
    }

    @Test
    void anotherHostIsProbedAnew() throws Exception {
        choice(HOST).choose(probe(false));
        String updated = HOST.replace("7.2", "8.0");
        assertThat(choice(updated).remembered()).isEmpty();
        assertThat(choice(updated).choose(probe(true))).isEqualTo(Accelerator.KVM);
        assertThat(probed).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kvm", "kvm\n", "xen\n" + HOST, "\n\n\n", "KVM\n" + HOST})
    void aDamagedMemoryIsNone(String damaged) throws Exception {
        Files.writeString(Files.createDirectories(memory.getParent()).resolve(memory.getFileName()), damaged);
        assertThat(choice(HOST).remembered()).isEmpty();
        assertThat(choice(HOST).choose(probe(true))).isEqualTo(Accelerator.KVM);
        assertThat(choice(HOST).remembered()).contains(Accelerator.KVM);
    }

    @Test
    void bytesThatAreNoTextAreNoMemory() throws Exception {
        Files.write(Files.createDirectories(memory.getParent()).resolve(memory.getFileName()), new byte[] {(byte) 0xff, '\n', (byte) 0xc3});
        assertThat(choice(HOST).remembered()).isEmpty();
    }

    @Test
    void withoutTheDeviceNothingIsProbedNorRemembered() throws Exception {
        choice(HOST).choose(probe(true));
        Files.delete(device);
        assertThat(choice(HOST).choose(probe(true))).isEqualTo(Accelerator.TCG);
        assertThat(probed).hasSize(1);
        Files.createFile(device);
        assertThat(choice(HOST).remembered()).contains(Accelerator.KVM);
    }

    /** A probe that was stopped has found nothing out. */
    @Test
    void aProbeThatFailsIsNotRemembered() throws Exception {
        assertThatThrownBy(() -> choice(HOST).choose(accelerator -> {
            throw new IOException("disk full");
        })).isInstanceOf(IOException.class);
        assertThat(memory).doesNotExist();
    }
}
