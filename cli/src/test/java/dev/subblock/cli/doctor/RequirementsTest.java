package dev.subblock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {

    @TempDir
    Path bin;

    private static Requirement command(String what, String debianPackage) {
        return new Requirement("command", what, debianPackage, "kernels");
    }

    private void install(String name) throws IOException {
        assertThat(Files.createFile(bin.resolve(name)).toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theTableIsWellFormed() {
        assertThat(Requirements.carried().all()).hasSizeGreaterThan(10).allSatisfy(r -> {
            assertThat(r.kind()).isIn("command", "file");
            assertThat(r.what()).matches(r.kind().equals("file") ? "/\\S+" : "[\\w.-]+");
            assertThat(r.debianPackage()).matches("[a-z0-9][a-z0-9+.-]+");
            assertThat(r.purpose()).isNotBlank();
        }).extracting(Requirement::what).doesNotHaveDuplicates().contains("jlink", "gcc", "make", "qemu-system-x86_64", "mkfs.xfs", "xfs_repair");
    }

    @Test
    void whatIsMissingIsFound() throws IOException {
        Requirements requirements = new Requirements(List.of(command("gcc", "gcc"), command("make", "make"),
                new Requirement("file", bin.resolve("stdio.h").toString(), "libc6-dev", "the guest's init")));
        install("gcc");

        assertThat(requirements.missing(List.of(bin))).extracting(Requirement::what).containsExactly("make", bin.resolve("stdio.h").toString());
        install("make");
        install("stdio.h");
        assertThat(requirements.missing(List.of(Path.of("/no/such"), bin))).isEmpty();
    }

    @Test
    void aFileThatCannotBeRunIsNoCommand() throws IOException {
        Files.createFile(bin.resolve("gcc"));

        assertThat(command("gcc", "gcc").isMet(List.of(bin))).isFalse();
    }

    /** A directory can be "executed" as well. */
    @Test
    void aDirectoryIsNoCommand() throws IOException {
        Files.createDirectory(bin.resolve("gcc"));

        assertThat(command("gcc", "gcc").isMet(List.of(bin))).isFalse();
    }

    @Test
    void whatIsMissingIsNamedWithOneCommand() {
        Requirements requirements = new Requirements(List.of(command("mkfs.xfs", "xfsprogs"), command("xfs_repair", "xfsprogs"), command("bc", "bc")));

        assertThatThrownBy(() -> requirements.check(List.of(bin))).isInstanceOf(CliException.class)
                .hasMessage("missing: mkfs.xfs (kernels), xfs_repair (kernels), bc (kernels); install with: apt-get install xfsprogs bc")
                .extracting(e -> ((CliException) e).exitCode()).isEqualTo(ExitCode.TROUBLE);
    }

    @Test
    void nothingMissingIsNoTrouble() throws Exception {
        install("bc");
        new Requirements(List.of(command("bc", "bc"))).check(List.of(bin));
    }

    @Test
    void aPathIsSplit() {
        assertThat(Requirements.searchPath("/usr/bin::/bin:")).containsExactly(Path.of("/usr/bin"), Path.of("/bin"));
    }

    @Test
    void doctorSaysWhatIsThere(@TempDir Path scratch) {
        Rehearsal.Ended ended = Rehearsal.in(scratch).run("doctor");

        for (Requirement requirement : Requirements.carried().all()) {
            assertThat(ended.out().lines()).anyMatch(l -> l.matches("(ok|MISSING) .*" + java.util.regex.Pattern.quote(requirement.what()) + " .*"));
        }
    }
}
