package dev.subblock.reproducer.aio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AioContextTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory;

    private final Map<Long, Long> completed = new HashMap<>();

    private OpenFile directFile() throws SysException {
        try {
            return OpenFile.open(directory.resolve("x").toString(), OpenFile.READ_WRITE | OpenFile.CREATE_NEW | OpenFile.DIRECT);
        } catch (SysException e) {
            return Assumptions.abort("the temporary directory has no direct I/O: " + e.getMessage());
        }
    }

    @Test
    void whatIsSubmittedCompletesWithItsTagAndIsInTheFile() throws Exception {
        try (OpenFile file = directFile(); AioContext aio = AioContext.open(4); NativeMemory memory = NativeMemory.allocate(8192)) {
            for (int i = 0; i < 8192; i++) {
                memory.buffer().put(i, (byte) (i / 4096 + 1));
            }
            aio.prepareWrite(2, file.fd(), memory.address(), 4096, 4096, 70);
            aio.prepareWrite(3, file.fd(), memory.address() + 4096, 4096, 0, 71);

            assertThat(aio.submit(2, 2)).isEqualTo(2);
            int reaped = 0;
            while (reaped < 2) {
                int got = aio.reap(2 - reaped, 30 * SECOND, completed::put);
                assertThat(got).as("completions within 30 s").isPositive();
                reaped += got;
            }
            assertThat(completed).containsOnly(Map.entry(70L, 4096L), Map.entry(71L, 4096L));
        }
        byte[] bytes = Files.readAllBytes(directory.resolve("x"));
        assertThat(bytes).hasSize(8192);
        assertThat(bytes[0]).isEqualTo((byte) 2);
        assertThat(bytes[8191]).isEqualTo((byte) 1);
    }

    @Test
    void aWriteThatFailsCompletesWithItsError() throws Exception {
        try (OpenFile file = directFile(); AioContext aio = AioContext.open(1); NativeMemory memory = NativeMemory.allocate(4096)) {
            aio.prepareWrite(0, file.fd(), memory.address(), 100, 0, 5);

            assertThat(aio.submit(0, 1)).isEqualTo(1);
            assertThat(aio.reap(1, 30 * SECOND, completed::put)).isEqualTo(1);
            assertThat(completed).containsOnly(Map.entry(5L, -22L));
        }
    }

    @Test
    void waitingForNothingEnds() throws Exception {
        try (AioContext aio = AioContext.open(1)) {
            assertThat(aio.reap(1, 1_000_000, completed::put)).isZero();
            assertThat(completed).isEmpty();
        }
    }

    @Test
    void aRequestThatTheKernelRefusesIsAnError() throws Exception {
        try (AioContext aio = AioContext.open(1); NativeMemory memory = NativeMemory.allocate(4096)) {
            aio.prepareWrite(0, -1, memory.address(), 512, 0, 0);
            assertThatThrownBy(() -> aio.submit(0, 1)).isInstanceOf(SysException.class).hasMessage("io_submit: EBADF");
        }
    }

    @Test
    void onlyWhatComesBeforeARefusedRequestIsTaken() throws Exception {
        try (OpenFile file = directFile(); AioContext aio = AioContext.open(2); NativeMemory memory = NativeMemory.allocate(4096)) {
            aio.prepareWrite(0, file.fd(), memory.address(), 4096, 0, 1);
            aio.prepareWrite(1, -1, memory.address(), 512, 0, 2);

            assertThat(aio.submit(0, 2)).isEqualTo(1);
            assertThat(aio.reap(1, 30 * SECOND, completed::put)).isEqualTo(1);
            assertThat(completed).containsOnly(Map.entry(1L, 4096L));
        }
    }
}
