package dev.subblock.reproducer.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.ReproducerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCallTest {

    @TempDir
    private Path directory;

    @Test
    void anotherMachineIsRefused() {
        assertThatThrownBy(() -> SystemCall.requireX8664("Linux", "aarch64"))
                .isInstanceOf(ReproducerException.class)
                .hasMessage("the reproducer makes system calls of Linux on x86-64 and this is Linux on aarch64: run it on such a machine");
        assertThatThrownBy(() -> SystemCall.requireX8664("Mac OS X", "amd64")).isInstanceOf(ReproducerException.class);
        assertThatCode(() -> SystemCall.requireX8664("Linux", "amd64")).doesNotThrowAnyException();
    }

    @Test
    void aFailureNamesCallPathAndError() {
        String path = directory.resolve("ü none").toString();
        assertThatThrownBy(() -> OpenFile.open(path, OpenFile.READ_ONLY))
                .isInstanceOf(SysException.class)
                .hasMessage("open " + path + ": ENOENT")
                .extracting(e -> ((SysException) e).errno()).isEqualTo(Errno.ENOENT);
    }

    @Test
    void aFileIsMadeWrittenAndRead() throws IOException {
        Path path = directory.resolve("ü");
        try (OpenFile file = OpenFile.open(path.toString(), OpenFile.READ_WRITE | OpenFile.CREATE_NEW);
                NativeMemory memory = NativeMemory.allocate(16)) {
            memory.buffer().put(0, "subblock".getBytes(StandardCharsets.US_ASCII));
            file.writeFully(memory.address(), 8, 4);
            assertThat(file.truncate(100)).isZero();
            assertThat(file.fsync()).isZero();
            assertThat(file.size()).isEqualTo(100);
            file.readFully(memory.address() + 8, 8, 4);

            assertThat(memory.sameAs(0, memory, 8, 8)).isTrue();
            assertThatThrownBy(() -> file.readFully(memory.address(), 8, 96)).hasMessageContaining("end of file");
        }
        assertThat(Files.readString(path, StandardCharsets.US_ASCII)).hasSize(100).startsWith("\0\0\0\0subblock\0");
        assertThatThrownBy(() -> OpenFile.open(path.toString(), OpenFile.READ_WRITE | OpenFile.CREATE_NEW)).hasMessageEndingWith("EEXIST");
    }

    @Test
    void aFailedWriteIsAResult() throws IOException {
        Path path = Files.createFile(directory.resolve("x"));
        try (OpenFile file = OpenFile.open(path.toString(), OpenFile.READ_ONLY); NativeMemory memory = NativeMemory.allocate(512)) {
            assertThat(file.pwrite(memory.address(), 512, 0)).isEqualTo(-9);
            assertThat(Errno.name(9)).isEqualTo("EBADF");
        }
    }

    @Test
    void noSymbolicLinkIsFollowed() throws IOException {
        Path target = Files.createFile(directory.resolve("target"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        assertThatThrownBy(() -> OpenFile.open(link.toString(), OpenFile.READ_WRITE)).hasMessageEndingWith("ELOOP");
    }

    @Test
    void memoryIsAlignedZeroAndComparedInItsBoundsOnly() {
        try (NativeMemory a = NativeMemory.allocate(1000); NativeMemory b = NativeMemory.allocate(1000)) {
            assertThat(a.address() % 4096).isZero();
            assertThat(a.sameAs(0, b, 0, 1000)).isTrue();
            b.buffer().put(999, (byte) 1);
            assertThat(a.sameAs(0, b, 0, 1000)).isFalse();
            assertThat(a.sameAs(0, b, 0, 999)).isTrue();
            assertThatThrownBy(() -> a.sameAs(1, b, 0, 1000)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> a.sameAs(0, b, 1, 1000)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void makingWhatIsThereAndRemovingWhatIsNotIsFine() throws IOException {
        Machine.mkdir(directory.toString());
        Machine.unlink(directory.resolve("none").toString());
        assertThatThrownBy(() -> Machine.mkdir(directory.resolve("a/b").toString())).hasMessageEndingWith("ENOENT");
        assertThatThrownBy(() -> Machine.unlink(directory.toString())).isInstanceOf(SysException.class);
    }

    @Test
    void uptimeIsReadFromItsText() throws IOException {
        assertThat(Proc.uptimeMs("12.34 56.78")).isEqualTo(12_340);
        assertThat(Proc.uptimeMs()).isPositive();
        assertThatThrownBy(() -> Proc.uptimeMs("soon")).isInstanceOf(IOException.class).hasMessage("not an uptime: soon");
        assertThatThrownBy(() -> Proc.uptimeMs("1.x2 3")).isInstanceOf(IOException.class);
    }
}
