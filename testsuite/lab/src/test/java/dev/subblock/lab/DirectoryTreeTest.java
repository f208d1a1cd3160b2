package dev.subblock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {

    @TempDir
    private Path temp;

    @Test
    void deletesLinksAndNotWhatTheyPointTo() throws Exception {
        Path outside = Files.writeString(Files.createDirectory(temp.resolve("outside")).resolve("kept"), "x");
        Path tree = Files.createDirectories(temp.resolve("tree/sub"));
        Files.createSymbolicLink(tree.resolve("link"), outside.getParent());
        DirectoryTree.delete(temp.resolve("tree"));
        assertThat(temp.resolve("tree")).doesNotExist();
        assertThat(outside).exists();
    }

    @Test
    void deletesALinkInPlaceOfADirectory() throws Exception {
        Path outside = Files.writeString(Files.createDirectory(temp.resolve("outside")).resolve("kept"), "x");
        Path link = Files.createSymbolicLink(temp.resolve("link"), outside.getParent());
        DirectoryTree.delete(link);
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(outside).exists();
    }

    @Test
    void takesAbsenceForDone() throws Exception {
        DirectoryTree.delete(temp.resolve("nothing"));
        assertThat(temp).isEmptyDirectory();
    }
}
