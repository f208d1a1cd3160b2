package dev.subblock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {

    @Test
    void bordersBetweenPartsCount() {
        assertThat(Digest.of("ab", "c")).isNotEqualTo(Digest.of("a", "bc"));
        assertThat(Digest.of("a", "")).isNotEqualTo(Digest.of("a"));
    }

    @Test
    void aFilesDigestIsThatOfSha256sum(@TempDir Path temp) throws Exception {
        assertThat(Digest.of(Files.writeString(temp.resolve("f"), "abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
