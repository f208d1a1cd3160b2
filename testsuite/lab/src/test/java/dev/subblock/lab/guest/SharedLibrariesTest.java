package dev.subblock.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.command.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibrariesTest {

    @TempDir
    private Path temp;

    private Path root;

    @BeforeEach
    void root() throws Exception {
        root = Files.createDirectory(temp.resolve("root"));
    }

    private List<Path> copied() throws Exception {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).map(p -> Path.of("/").resolve(root.relativize(p))).sorted().toList();
        }
    }

    private static Commands ldd(int status, String output) {
        return command -> {
            assertThat(command.argv().get(0)).isEqualTo("ldd");
            return new Outcome(status, output, Duration.ZERO);
        };
    }

    @Test
    void whatAProgramLinksToIsCopiedToTheSamePlaces() throws Exception {
        Path libc = Files.writeString(Files.createDirectories(temp.resolve("host/lib")).resolve("libc.so.6"), "libc");
        Path loader = Files.writeString(temp.resolve("host/ld-linux.so.2"), "loader");
        Path own = Files.writeString(Files.createDirectories(temp.resolve("jre/lib")).resolve("libjli.so"), "own");
        SharedLibraries.copy(Path.of("/bin/x"), temp.resolve("jre"), root, ldd(0,
                "\tlinux-vdso.so.1 (0x00007ffd6c9f5000)\n"
                + "\tlibc.so.6 => " + loader.getParent() + "/./lib/libc.so.6 (0x00007f2c5a400000)\n"
                + "\tlibjvm.so => not found\n"
                + "\tlibjli.so => " + own + " (0x00007f2c5a300000)\n"
                + "\t" + loader + " (0x00007f2c5a600000)\n"));
        assertThat(copied()).containsExactlyInAnyOrder(libc, loader);
        assertThat(root.resolve(libc.toString().substring(1))).hasContent("libc");
    }

    @Test
    void aLibraryThatIsALinkOnTheHostIsAFileInTheGuest() throws Exception {
        Path real = Files.writeString(temp.resolve("libz.so.1.2.13"), "z");
        Path link = Files.createSymbolicLink(temp.resolve("libz.so.1"), real.getFileName());
        SharedLibraries.copy(Path.of("/bin/x"), root, root, ldd(0, "\tlibz.so.1 => " + link + " (0x00007f2c5a400000)\n"));
        assertThat(copied()).containsExactly(link);
        assertThat(root.resolve(link.toString().substring(1))).hasContent("z");
    }

    @Test
    void aStaticProgramHasNone() throws Exception {
        SharedLibraries.copy(Path.of("/bin/x"), root, root, ldd(1, "\tnot a dynamic executable\n"));
        assertThat(copied()).isEmpty();
    }

    @Test
    void theRealShellRunsWithWhatWasCopied() throws Exception {
        HostCommands host = new HostCommands();
        Path shell = Path.of("/bin/sh").toRealPath();
        SharedLibraries.copy(shell, root, root, host);
        List<Path> libraries = copied();
        Path loader = libraries.stream().filter(p -> p.getFileName().toString().startsWith("ld-")).findFirst().orElseThrow();
        // The copied loader with the copied libraries and no others.
        String path = String.join(":", libraries.stream().map(p -> root + p.getParent().toString()).distinct().toList());
        Outcome outcome = host.run(Command.of(root + loader.toString(), "--inhibit-cache", "--library-path", path,
                shell.toString(), "-c", "echo alive"));
        assertThat(outcome.output()).isEqualTo("alive\n");
    }
}
