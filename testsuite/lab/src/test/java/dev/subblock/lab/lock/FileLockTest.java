package dev.subblock.lab.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import dev.subblock.lab.Processes;
import java.io.BufferedReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileLockTest {

    @TempDir
    private Path temp;

    @Test
    void aFreeLockIsTakenInSilenceAndCanBeTakenAgain() throws Exception {
        List<String> said = new ArrayList<>();
        Path file = temp.resolve("new/directory/lock");
        try (FileLock lock = FileLock.acquire(file, said::add)) {
            assertThat(lock).isNotNull();
        }
        try (FileLock lock = FileLock.acquire(file, said::add)) {
            assertThat(lock).isNotNull();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void twiceInOneProcessIsRefused() throws Exception {
        Path file = temp.resolve("lock");
        try (FileLock lock = FileLock.acquire(file, line -> { })) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> FileLock.acquire(file, line -> { }))
                    .isInstanceOf(LabException.class).hasMessageContaining(temp.toString());
        }
    }

    @Test
    void anotherProcessIsWaitedForAndSaidSo() throws Exception {
        Path file = Files.createFile(temp.resolve("lock"));
        Process other = new ProcessBuilder(Processes.java(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Owner.class.getName(), file.toString()).start();
        try (BufferedReader out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("locked");
            List<String> said = new ArrayList<>();
            try (FileLock lock = FileLock.acquire(file, line -> {
                said.add(line);
                // It ends as if it were killed: nobody unlocks.
                other.destroyForcibly();
            })) {
                assertThat(lock).isNotNull();
                assertThat(said).singleElement().asString().contains("waiting").contains("(process " + other.pid() + ")").contains(temp.toString());
            }
        } finally {
            other.destroyForcibly();
            other.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** A process that has the lock until it ends. */
    static final class Owner {
        public static void main(String[] args) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                channel.lock();
                Holder.sign(channel);
                System.out.println("locked");
                System.in.read();
            }
        }
    }
}
