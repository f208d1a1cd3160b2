package dev.subblock.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuestJvmTest {

    private static final GuestProgram PROGRAM = new GuestProgram("dev.example.Main", List.of("/dev/vport0p1"), List.of(),
            Map.of(), Map.of("jnr.ffi.asm.enabled", "false", "jffi.boot.library.path", "{app}"), List.of("train"), "mount\n");

    @Test
    void theCommandLineInTheGuest() {
        assertThat(GuestJvm.command(PROGRAM)).containsExactly(
                "/jre/bin/java", "-Xshare:auto", "-XX:SharedArchiveFile=/app/app.jsa",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "-Xss512k", "-XX:-UsePerfData",
                "-Djffi.boot.library.path=/app", "-Djnr.ffi.asm.enabled=false",
                "-cp", "app/app.jar", "dev.example.Main", "/dev/vport0p1");
    }

    /** The class archive remembers the class path; the native libraries lie elsewhere on the host. */
    @Test
    void onTheHostOnlyTheDirectoryOfTheLibrariesDiffers() {
        assertThat(GuestJvm.arguments(PROGRAM, Path.of("/tmp/root/app"))).containsExactly(
                "-Djffi.boot.library.path=/tmp/root/app", "-Djnr.ffi.asm.enabled=false", "-cp", "app/app.jar", "dev.example.Main");
    }

    /** init.c reads /command into 8 KiB and takes 64 words, one on a line. */
    @Test
    void initCanReadIt() {
        List<String> words = GuestJvm.command(PROGRAM);
        assertThat(words).hasSizeLessThanOrEqualTo(64).allMatch(w -> !w.isEmpty() && !w.contains("\n"));
        assertThat(String.join("\n", words)).hasSizeLessThan(8191);
    }
}
