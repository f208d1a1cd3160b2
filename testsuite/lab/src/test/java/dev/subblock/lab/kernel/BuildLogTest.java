package dev.subblock.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildLogTest {

    private static final String SOURCE = "/cache/build/linux-6.1-0123456789ab/src";

    private static String log(String name) throws IOException {
        try (InputStream in = BuildLogTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void warningsAreThoseOfCompilerObjtoolAndLinkerWithoutTheDirectory() throws Exception {
        assertThat(BuildLog.warnings(log("warnings.log"), SOURCE)).containsExactly(
                "fs/xfs/xfs_file.c:512:6: warning: unused variable ‘unaligned_io’ [-Wunused-variable]",
                "fs/xfs/xfs_file.c:498:1: warning: ‘xfs_dio_old’ defined but not used [-Wunused-function]",
                "fs/xfs/xfs_aops.o: warning: objtool: xfs_end_io()+0x1f: unreachable instruction",
                "ld: warning: vmlinux has a LOAD segment with RWX permissions");
        assertThat(BuildLog.errors(log("warnings.log"), SOURCE)).isEmpty();
    }

    @Test
    void errorsComeInTheirOrderTheFirstFirst() throws Exception {
        assertThat(BuildLog.errors(log("errors.log"), SOURCE)).containsExactly(
                "fs/xfs/xfs_file.c:531:17: error: implicit declaration of function ‘xfs_dio_wait’; did you mean ‘inode_dio_wait’?"
                        + " [-Werror=implicit-function-declaration]",
                "fs/xfs/xfs_file.c:540:2: error: expected ‘;’ before ‘}’ token",
                "fs/xfs/xfs_log.c:7:10: fatal error: xfs_missing.h: No such file or directory");
        assertThat(BuildLog.diskFull(log("errors.log"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ld: fs/xfs/xfs_file.o: in function `xfs_file_dio_write': xfs_file.c:(.text+0x1d2): undefined reference to `xfs_dio_wait'",
        "make[3]: *** No rule to make target 'fs/xfs/xfs_gone.o', needed by 'fs/xfs/built-in.a'.  Stop.",
        "{standard input}:17: Error: no such instruction: `mvo %rax,%rbx'",
        "ERROR: modpost: \"xfs_dio_wait\" [vmlinux] undefined!",
        "clang: error: unable to execute command: Killed",
    })
    void otherToolsSayItInTheirWords(String line) {
        assertThat(BuildLog.errors("  CC      fs/xfs/xfs_file.o\n" + line + "\n", SOURCE)).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "  CC      lib/error-inject.o",
        "make[2]: *** [" + SOURCE + "/scripts/Makefile.build:250: fs/xfs/xfs_file.o] Error 1",
        "  531 |         xfs_dio_wait(ip); /* error: no */",
        "cc1: all warnings being treated as errors",
        "fs/xfs/xfs_error.c:12:3: note: in expansion of macro ‘XFS_ERROR’",
    })
    void whatOnlyLooksLikeItIsNone(String line) {
        assertThat(BuildLog.errors(line, SOURCE)).isEmpty();
        assertThat(BuildLog.warnings(line, SOURCE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "fatal error: error writing to /tmp/ccGrWw3A.s: No space left on device",
        "ld: final link failed: No space left on device",
        "/bin/sh: 1: printf: printf: I/O error: No space left on device",
    })
    void aFullDiskIsSeenInManyProgramsWords(String line) {
        assertThat(BuildLog.diskFull("  LD      vmlinux.o\n" + line + "\nmake: *** [Makefile:1] Error 2\n")).isTrue();
    }
}
