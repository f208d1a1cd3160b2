package dev.subblock.lab.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.Processes;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InUseTest {

    @TempDir
    private Path cache;

    @Test
    void whatNobodyUsesCanBeTakenAgainAndAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            InUse.Unused taken = InUse.of(cache).attempt("images/a").orElseThrow();
            assertThat(InUse.of(cache).attempt("images/a")).as("two that remove it").isEmpty();
            assertThat(InUse.of(cache).attempt("images/b")).isPresent().get().satisfies(InUse.Unused::close);
            taken.close();
        }
    }

    @Test
    void whatThisProcessHoldsStays() throws Exception {
        InUse.of(cache).hold("images/a");
        InUse.of(cache).hold("images/a");
        assertThat(InUse.of(cache).attempt("images/a")).isEmpty();
        assertThat(InUse.of(cache.resolve("../" + cache.getFileName())).attempt("images/a")).as("by another path").isEmpty();
        InUse.of(cache).attempt("images/b").orElseThrow().close();
        assertThat(InUse.of(cache).attempt("images/a")).as("after another was given back").isEmpty();
    }

    @Test
    void whatAnotherProcessHoldsStaysUntilItIsKilled() throws Exception {
        Process other = new ProcessBuilder(Processes.java(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                User.class.getName(), cache.toString()).start();
        try (BufferedReader out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("held");
            assertThat(InUse.of(cache).attempt("bases/x")).isEmpty();
            InUse.of(cache).hold("bases/x");
            assertThat(InUse.of(cache).attempt("bases/y")).isPresent();
        } finally {
            other.destroyForcibly();
            other.waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(InUse.of(cache).attempt("bases/z")).as("what the dead one held too").isPresent();
    }

    @Test
    void aMarkHasTheTimeOfItsLastUse() throws Exception {
        Path mark = Files.createFile(cache.resolve("used"));
        Files.setLastModifiedTime(mark, FileTime.fromMillis(0));
        InUse.mark(mark);
        assertThat(Files.getLastModifiedTime(mark).toMillis()).isPositive();
        InUse.mark(cache.resolve("not/there"));
        assertThat(cache.resolve("not")).doesNotExist();
    }

    /** Holds two things until it ends. */
    static final class User {
        public static void main(String[] args) throws Exception {
            InUse.of(Path.of(args[0])).hold("bases/x");
            InUse.of(Path.of(args[0])).hold("bases/z");
            System.out.println("held");
            System.in.read();
        }
    }
}
