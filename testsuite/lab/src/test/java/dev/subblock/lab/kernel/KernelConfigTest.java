package dev.subblock.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KernelConfigTest {

    private static final KernelConfig ASKED = new KernelConfig("""
            # Disks.
            CONFIG_VIRTIO_BLK=y
            # CONFIG_SMP is not set
            CONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20
            """);

    @Test
    void allThereIsFine() {
        assertThatCode(() -> ASKED.checkSurvived("""
                # Automatically generated file; DO NOT EDIT.
                CONFIG_64BIT=y
                # CONFIG_SMP is not set
                CONFIG_VIRTIO_BLK=y
                CONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20
                """)).doesNotThrowAnyException();
    }

    @Test
    void aSymbolThatCanNotBeAskedForIsOff() {
        assertThatCode(() -> ASKED.checkSurvived("CONFIG_VIRTIO_BLK=y\nCONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void everyLostSymbolIsNamedWithWhatItIsNow() {
        assertThatThrownBy(() -> ASKED.checkSurvived("""
                # CONFIG_VIRTIO_BLK is not set
                CONFIG_SMP=y
                CONFIG_DEFAULT_HUNG_TASK_TIMEOUT=120
                """))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("CONFIG_VIRTIO_BLK=y (is n), CONFIG_SMP=n (is y), CONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20 (is 120)");
    }

    @Test
    void anAbsentSymbolIsLost() {
        assertThatThrownBy(() -> ASKED.checkSurvived("CONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20\nCONFIG_VIRTIO_BLK_EXTRA=y\n"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("CONFIG_VIRTIO_BLK=y (is n)")
                .hasMessageNotContaining("TIMEOUT");
    }

    @Test
    void aModuleIsNotBuiltIn() {
        assertThatThrownBy(() -> ASKED.checkSurvived("CONFIG_VIRTIO_BLK=m\nCONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20\n"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("CONFIG_VIRTIO_BLK=y (is m)");
    }

    /** The name of the object directory is made of the text: kernels that need nothing more keep theirs. */
    @Test
    void withoutMoreSymbolsItIsTheSame() {
        assertThat(ASKED.with(List.of())).isEqualTo(ASKED);
    }

    @Test
    void whatOneKernelNeedsMoreIsAskedForAndChecked() {
        KernelConfig more = ASKED.with(List.of("CONFIG_BLK_DEV_WRITE_MOUNTED=y", "CONFIG_NR=3"));

        assertThat(more.text()).isEqualTo(ASKED.text() + "CONFIG_BLK_DEV_WRITE_MOUNTED=y\nCONFIG_NR=3\n");
        assertThatThrownBy(() -> more.checkSurvived("CONFIG_VIRTIO_BLK=y\nCONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20\nCONFIG_NR=3\n"))
                .hasMessageContaining("CONFIG_BLK_DEV_WRITE_MOUNTED=y (is n)");
    }

    @Test
    void whatIsNoSymbolIsRefused() {
        assertThatThrownBy(() -> ASKED.with(List.of("BLK_DEV_WRITE_MOUNTED=y"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BLK_DEV_WRITE_MOUNTED=y");
    }

    /** A symbol twice: the second answer wins in Kconfig, and the first is not what anybody gets. */
    @Test
    void theCarriedFragmentNamesEachSymbolOnce() {
        List<String> symbols = Pattern.compile("^(?:# )?(CONFIG_\\w+)(?:=| is not set)", Pattern.MULTILINE)
                .matcher(KernelConfig.guest().text()).results().map(r -> r.group(1)).toList();
        assertThat(symbols).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }

    /** A line that is neither a comment nor an assignment would be asked of Kconfig and never be checked. */
    @Test
    void everyLineOfTheCarriedFragmentIsChecked() {
        Pattern line = Pattern.compile("CONFIG_\\w+=\\S+|# CONFIG_\\w+ is not set|# .*|");
        assertThat(KernelConfig.guest().text().lines()).allMatch(l -> line.matcher(l).matches());
        assertThat(KernelConfig.guest().text().lines().filter(l -> l.contains("CONFIG_") && l.startsWith("#")))
                .allMatch(l -> l.matches("# CONFIG_\\w+ is not set"));
    }

    @Test
    void whatAnOldKernelLacksIsLeftOut() {
        assertThat(ASKED.without(List.of("CONFIG_SMP", "CONFIG_VIRTIO_BLK")).text())
                .isEqualTo("# Disks.\nCONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20\n");
        assertThat(ASKED.without(List.of())).isEqualTo(ASKED);
        assertThatThrownBy(() -> ASKED.without(List.of("CONFIG_VIRTIO"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CONFIG_VIRTIO:");
    }

    @Test
    void ofASymbolInTwoFragmentsTheLaterCounts() {
        assertThat(ASKED.with(new KernelConfig("CONFIG_SMP=y\n")).text())
                .isEqualTo("# Disks.\nCONFIG_VIRTIO_BLK=y\nCONFIG_DEFAULT_HUNG_TASK_TIMEOUT=20\nCONFIG_SMP=y\n");
        assertThat(KernelConfig.guest().with(KernelConfig.debug()).text()).contains("CONFIG_PROVE_LOCKING=y", "CONFIG_XFS_FS=y");
    }
}
