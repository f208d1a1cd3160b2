package dev.subblock.lab.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.Processes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    @TempDir
    Path temporary;

    /** As a process: says where its directory is, and then waits for its input to end. */
    public static final class Owner {
        public static void main(String[] args) throws Exception {
            Path made = Scratch.directory("x");
            Files.writeString(made.resolve("file"), "something");
            System.out.println(made.getParent());
            System.in.read();
        }
    }

    private Process owner() throws Exception {
        return new ProcessBuilder(Processes.java(), "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary, "-cp",
                System.getProperty("java.class.path"), Owner.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static Path said(Process owner) throws Exception {
        return Path.of(new BufferedReader(new InputStreamReader(owner.getInputStream())).readLine());
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatALiveOneHasIsNot() throws Exception {
        Process killed = owner();
        Process alive = owner();
        Path of = said(killed);
        Path other = said(alive);
        try {
            assertThat(Abandoned.remove(temporary)).isZero();
            killed.destroyForcibly().waitFor();
            assertThat(of).exists();

            assertThat(Abandoned.remove(temporary)).isEqualTo(1);

            assertThat(of).doesNotExist();
            assertThat(other).exists();
        } finally {
            alive.destroyForcibly().waitFor();
        }
    }

    @Test
    void oneThatEndsInOrderLeavesNothing() throws Exception {
        Process owner = owner();
        said(owner);
        owner.getOutputStream().close();

        assertThat(owner.waitFor()).isZero();

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void anEmptyOneWasKilledBeforeItHadItsLock() throws Exception {
        Files.createDirectory(temporary.resolve(Scratch.PREFIX + "1"));

        assertThat(Abandoned.remove(temporary)).isEqualTo(1);
    }

    @Test
    void whatIsOnlyNamedLikeOneStays() throws Exception {
        Path file = Files.writeString(temporary.resolve(Scratch.PREFIX + "file"), "x");
        Path directory = Files.createDirectory(temporary.resolve(Scratch.PREFIX + "mine"));
        Files.writeString(directory.resolve("thesis"), "x");
        Path link = Files.createSymbolicLink(temporary.resolve(Scratch.PREFIX + "link"), directory);

        assertThat(Abandoned.remove(temporary)).isZero();

        assertThat(file).exists();
        assertThat(link).exists();
        assertThat(directory.resolve("thesis")).exists();
    }

    @Test
    void ourOwnStaysAndStaysLocked() throws Exception {
        Path made = Scratch.directory("x");

        Abandoned.remove(made.getParent().getParent());

        assertThat(made).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        Process other = new ProcessBuilder(Processes.java(), "-cp", System.getProperty("java.class.path"), Remover.class.getName(),
                made.getParent().getParent().toString()).inheritIO().start();
        assertThat(other.waitFor()).isZero();
        assertThat(made).isDirectory();
    }

    /** As a process: removes what is abandoned. */
    public static final class Remover {
        public static void main(String[] args) throws Exception {
            Abandoned.remove(Path.of(args[0]));
        }
    }
}
