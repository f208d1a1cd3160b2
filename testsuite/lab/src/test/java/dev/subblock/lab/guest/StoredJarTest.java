package dev.subblock.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredJarTest {

    private static final int MAX_ENTRY = 16 << 20;

    @TempDir
    private Path temp;

    private Path jar(String name, String... namesAndTexts) throws IOException {
        Path jar = temp.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private Path directory(String name, String... namesAndTexts) throws IOException {
        Path root = Files.createDirectory(temp.resolve(name));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Path file = root.resolve(namesAndTexts[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, namesAndTexts[i + 1]);
        }
        return root;
    }

    private static Map<String, String> entries(byte[] jar) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
                found.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    @Test
    void theFirstOnTheClassPathWins() throws Exception {
        Path one = jar("one.jar", "a/A.class", "from one", "a/", "");
        Path two = directory("two", "a/A.class", "from two", "b/B.class", "from two");
        assertThat(entries(StoredJar.merge(List.of(one, two)))).isEqualTo(Map.of("a/A.class", "from one", "b/B.class", "from two"));
        assertThat(entries(StoredJar.merge(List.of(two, one)))).containsEntry("a/A.class", "from two");
    }

    @Test
    void whatDescribesAJarOrAModuleIsLeftOut() throws Exception {
        String[] content = {"META-INF/MANIFEST.MF", "Multi-Release: true", "META-INF/versions/9/a/A.class", "9",
            "module-info.class", "m", "a/module-info.classes", "kept", "a/A.class", "8"};
        Map<String, String> kept = Map.of("a/A.class", "8", "a/module-info.classes", "kept");
        assertThat(entries(StoredJar.merge(List.of(jar("j.jar", content))))).isEqualTo(kept);
        assertThat(entries(StoredJar.merge(List.of(directory("d", content))))).isEqualTo(kept);
    }

    @Test
    void equalContentGivesEqualBytes() throws Exception {
        Path one = directory("one", "z/Z", "z", "a/A", "a");
        Path two = jar("two.jar", "a/A", "a", "z/Z", "z");
        Files.setLastModifiedTime(one.resolve("a/A"), FileTime.fromMillis(0));
        assertThat(StoredJar.merge(List.of(one))).isEqualTo(StoredJar.merge(List.of(two)));
        assertThat(entries(StoredJar.merge(List.of(one))).keySet()).containsExactly("a/A", "z/Z");
    }

    @Test
    void anEntryThatIsTooLargeIsRefusedHoweverSmallItsJar() throws Exception {
        Path bomb = temp.resolve("bomb.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("fits"));
            out.write(new byte[MAX_ENTRY]);
            out.putNextEntry(new ZipEntry("one/more"));
            out.write(new byte[MAX_ENTRY + 1]);
        }
        assertThat(Files.size(bomb)).isLessThan(100_000);
        assertThatThrownBy(() -> StoredJar.merge(List.of(bomb))).isInstanceOf(IOException.class)
                .hasMessageContaining("bomb.jar").hasMessageContaining("one/more");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        Path root = directory("large");
        try (OutputStream out = Files.newOutputStream(root.resolve("big"))) {
            out.write(new byte[MAX_ENTRY + 1]);
        }
        assertThatThrownBy(() -> StoredJar.merge(List.of(root))).isInstanceOf(IOException.class).hasMessageContaining("big");
    }

    @Test
    void anElementThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> StoredJar.merge(List.of(temp.resolve("gone.jar")))).isInstanceOf(IOException.class);
    }
}
