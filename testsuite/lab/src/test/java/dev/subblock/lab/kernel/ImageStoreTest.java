package dev.subblock.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {

    private static final String ID = "0123456789abcdef";

    @TempDir
    private Path temp;

    private ImageStore store;
    private Path vmlinux;
    private Path log;

    @BeforeEach
    void built() throws Exception {
        store = new ImageStore(temp.resolve("images"));
        vmlinux = Files.writeString(temp.resolve("vmlinux"), "ELF and much more");
        log = Files.writeString(temp.resolve("log"), "  CC x\n");
    }

    @Test
    void whatIsKeptIsFound() throws Exception {
        assertThat(store.find(ID)).isNull();
        KernelImage kept = store.keep(ID, vmlinux, log, List.of("w1", "w2"), 12.5);
        KernelImage found = new ImageStore(temp.resolve("images")).find(ID);
        assertThat(kept.reused()).isFalse();
        assertThat(found.reused()).isTrue();
        assertThat(found.id()).isEqualTo(ID);
        assertThat(found.warnings()).containsExactly("w1", "w2");
        assertThat(found.seconds()).isEqualTo(12.5);
        assertThat(found.vmlinux()).hasContent("ELF and much more");
        assertThat(found.log()).hasContent("  CC x");
        assertThat(store.find("fedcba9876543210")).isNull();
    }

    /** The objects' vmlinux is written over by the next build. */
    @Test
    void anImageIsACopy() throws Exception {
        KernelImage kept = store.keep(ID, vmlinux, log, List.of(), 1);
        Files.writeString(vmlinux, "another kernel!!!");
        assertThat(kept.vmlinux()).hasContent("ELF and much more");
    }

    @Test
    void aTruncatedImageCountsAsAbsentAndCanBeKeptAnew() throws Exception {
        KernelImage kept = store.keep(ID, vmlinux, log, List.of(), 1);
        Files.writeString(kept.vmlinux(), "ELF and");
        assertThat(store.find(ID)).isNull();
        store.keep(ID, vmlinux, log, List.of(), 2);
        assertThat(store.find(ID).vmlinux()).hasContent("ELF and much more");
    }

    @Test
    void anImageWithoutItsFactsCountsAsAbsent() throws Exception {
        Path directory = store.keep(ID, vmlinux, log, List.of(), 1).vmlinux().getParent();
        Files.writeString(directory.resolve("seconds"), "");
        assertThat(store.find(ID)).isNull();
        Files.delete(directory.resolve("seconds"));
        assertThat(store.find(ID)).isNull();
    }

    @Test
    void whatAKilledRunLeftBesideDoesNoHarm() throws Exception {
        Path left = Files.createDirectories(temp.resolve("images/" + ID + ".new/deep"));
        Files.writeString(left.resolve("half"), "x");
        assertThat(store.find(ID)).isNull();
        KernelImage kept = store.keep(ID, vmlinux, log, List.of(), 1);
        assertThat(temp.resolve("images")).isDirectoryContaining("glob:**/" + ID).isDirectoryNotContaining("glob:**.new");
        assertThat(kept.vmlinux().resolveSibling("deep")).doesNotExist();
    }
}
