package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.exit.ExitCode;
import dev.subblock.lab.kernel.KernelConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --dry-run} prints can be pasted, and nothing is done. */
class DryRunTest {

    @TempDir
    Path scratch;

    @Test
    void theCommandsOfABuild() throws Exception {
        Rehearsal tiny = TinyCheckout.make(scratch);
        Rehearsal.Ended ended = tiny.run("build --base tiny --step 1 --dry-run");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out().replace(Path.of("").toAbsolutePath() + "/", "HERE/").replace(scratch + "/", "SCRATCH/").replaceAll("-j\\d+", "-jN").replaceAll(" archive [0-9a-f]{40} ", " archive TREE ")).isEqualTo("""
                # tiny-step-1: capitalise five
                mkdir -p HERE/tiny-step-1/src HERE/tiny-step-1/obj
                git --git-dir=SCRATCH/cache/bases/tiny/1.0-1/repository.git archive TREE | tar -x -C HERE/tiny-step-1/src
                cat >HERE/tiny-step-1/obj/subblock.config <<'END'
                %s
                END
                KCONFIG_ALLCONFIG=HERE/tiny-step-1/obj/subblock.config make -C HERE/tiny-step-1/src O=HERE/tiny-step-1/obj -jN COMMON allnoconfig
                make -C HERE/tiny-step-1/src O=HERE/tiny-step-1/obj -jN COMMON vmlinux
                """.formatted(KernelConfig.guest().text().stripTrailing()).replace("COMMON", "ARCH=x86_64 KBUILD_BUILD_USER=subblock "
                + "KBUILD_BUILD_HOST=subblock KBUILD_BUILD_TIMESTAMP=2011-01-10 KBUILD_BUILD_VERSION=1 LOCALVERSION="));
        assertThat(Path.of("tiny-step-1")).doesNotExist();
        assertThat(tiny.cache().resolve("build")).doesNotExist();
        parses(ended.out());
    }

    @Test
    void allOfThem() throws Exception {
        Rehearsal.Ended ended = TinyCheckout.make(scratch).run("build --base tiny --all --dry-run");

        assertThat(ended.out().lines().filter(l -> l.startsWith("# tiny"))).containsExactly("# tiny-stock: tiny 1.0-1", "# tiny-step-0: undo",
                "# tiny-step-1: capitalise five", "# tiny-step-2: capitalise nine");
        parses(ended.out());
    }

    /** A guest is led by this program: what follows make is a command of ours. */
    @Test
    void theCommandsOfAReproduction() throws Exception {
        Rehearsal.Ended ended = TinyCheckout.make(scratch).run("reproduce --base tiny --step 2 --scenario r1-4k-hole-*-halves --order fifo --trials 3 --dry-run");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).startsWith("# tiny-step-2: capitalise nine\n").endsWith(" vmlinux\n./subblock reproduce --kernel "
                + Path.of("tiny-step-2/obj/vmlinux").toAbsolutePath() + " --base tiny --scenario 'r1-4k-hole-*-halves' --order fifo --trials 3\n");
        parses(ended.out());
    }

    @Test
    void notWithACommandInTheGuest() throws Exception {
        Rehearsal.Ended ended = TinyCheckout.make(scratch).run("boot --base tiny --dry-run -- ls");

        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains("--dry-run");
    }

    private static void parses(String script) throws Exception {
        Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(script.getBytes());
        }
        assertThat(new String(bash.getInputStream().readAllBytes())).isEmpty();
        assertThat(bash.waitFor()).isZero();
    }
}
