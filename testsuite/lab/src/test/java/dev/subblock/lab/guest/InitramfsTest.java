package dev.subblock.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitramfsTest {

    private static final FileTime TIME = FileTime.fromMillis(1_600_000_000_999L);

    @TempDir
    private Path temp;

    private Path root(String name) throws Exception {
        Path root = Files.createDirectories(temp.resolve(name));
        Files.createDirectories(root.resolve("lib/empty"));
        Files.writeString(root.resolve("lib/text"), "some text");
        Files.setPosixFilePermissions(Files.writeString(root.resolve("init"), "#!"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(root.resolve("lib64"), Path.of("lib"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("/nowhere/at/all"));
        Files.writeString(root.resolve("lib-x"), "");
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(p -> !Files.isSymbolicLink(p)).toList()) {
                Files.setLastModifiedTime(path, TIME);
            }
        }
        return root;
    }

    @Test
    void isReadBackAsItWasPacked() throws Exception {
        Path archive = temp.resolve("a.cpio");
        Initramfs.pack(root("root"), archive);
        Map<String, Cpio.Entry> entries = Cpio.read(archive);
        assertThat(entries.keySet()).containsExactlyInAnyOrder("dangling", "init", "lib", "lib-x", "lib/empty", "lib/text", "lib64");
        assertThat(entries.get("init").mode()).isEqualTo(0100755);
        assertThat(entries.get("lib/text").mode()).isEqualTo(0100644);
        assertThat(entries.get("lib").mode()).isEqualTo(0040755);
        assertThat(entries.get("lib64").mode()).isEqualTo(0120777);
        assertThat(new String(entries.get("lib64").content())).isEqualTo("lib");
        assertThat(new String(entries.get("dangling").content())).isEqualTo("/nowhere/at/all");
        assertThat(new String(entries.get("lib/text").content())).isEqualTo("some text");
        assertThat(entries.get("lib/text").seconds()).isEqualTo(1_600_000_000L);
        assertThat(entries.get("lib").seconds()).isEqualTo(1_600_000_000L);
    }

    /** The kernel makes a hard link of a second entry with the same inode, and can't unpack into what comes later. */
    @Test
    void inodesDifferAndDirectoriesComeBeforeWhatIsInThem() throws Exception {
        Path archive = temp.resolve("a.cpio");
        Initramfs.pack(root("root"), archive);
        Map<String, Cpio.Entry> entries = Cpio.read(archive);
        assertThat(entries.values().stream().map(Cpio.Entry::inode)).doesNotHaveDuplicates();
        assertThat(entries.keySet()).containsSubsequence("lib", "lib/empty", "lib/text");
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws Exception {
        Path one = root("one");
        Path two = root("two");
        // The time of a link can't be chosen here, and that of both may differ.
        for (Path root : new Path[] {one, two}) {
            Files.delete(root.resolve("lib64"));
            Files.delete(root.resolve("dangling"));
        }
        Initramfs.pack(one, temp.resolve("1"));
        Initramfs.pack(two, temp.resolve("2"));
        assertThat(temp.resolve("1")).hasSameBinaryContentAs(temp.resolve("2"));
    }
}
