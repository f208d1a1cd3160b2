package dev.subblock.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.lab.LabException;
import dev.subblock.lab.Processes;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestImageBuilderTest {

    @TempDir
    private Path temp;

    private final List<String> said = new ArrayList<>();
    private final List<Command> asked = new ArrayList<>();
    private final Commands host = new HostCommands();
    private Path classes;

    @BeforeEach
    void classes() throws Exception {
        String name = TinyProgram.class.getName().replace('.', '/') + ".class";
        classes = temp.resolve("classes");
        Files.createDirectories(classes.resolve(name).getParent());
        Files.copy(Path.of(Processes.testClasses()).resolve(name), classes.resolve(name));
    }

    private GuestProgram program(String... training) {
        return new GuestProgram(TinyProgram.class.getName(), List.of("/dev/vport0p1"), List.of(classes),
                Map.of("libtiny.so", new byte[] {1, 2, 3}), Map.of("tiny.home", "{app}"), List.of(training), "train\n");
    }

    private GuestImageBuilder builder(Commands commands) {
        return new GuestImageBuilder(temp.resolve("cache"), command -> {
            asked.add(command);
            return commands.run(command);
        }, said::add);
    }

    private Path guests() {
        return temp.resolve("cache/guests");
    }

    private void assumeGcc() throws Exception {
        try {
            host.succeed(Command.of("gcc", "--version"));
        } catch (LabException e) {
            Assumptions.abort("no gcc here: install gcc");
        }
    }

    private static void assumeJlink() {
        Path home = Path.of(System.getProperty("java.home"));
        Assumptions.assumeTrue(Files.isExecutable(home.resolve("bin/jlink")) && Files.isDirectory(home.resolve("jmods")),
                "no jlink with jmods here: install a full JDK");
    }

    /** All real but jlink, which takes many seconds: the runtime it makes is this process's. */
    private Commands quick() {
        return command -> {
            if (!command.argv().get(0).endsWith("/jlink")) {
                return host.run(command);
            }
            Path java = Path.of(command.argv().get(command.argv().size() - 1)).resolve("bin/java");
            try {
                Files.createDirectories(java.getParent());
                Files.writeString(java, "#!/bin/sh\nexec " + Processes.java() + " \"$@\"\n");
                Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Outcome(0, "", Duration.ZERO);
        };
    }

    @Test
    void anImageWithARuntimeAndAClassArchiveOfItsOwn() throws Exception {
        assumeGcc();
        assumeJlink();
        GuestImage image = builder(host).java(program());
        Map<String, Cpio.Entry> entries = Cpio.read(image.initramfs());
        assertThat(entries).containsKeys("init", "command", "jre/bin/java", "jre/lib/modules", "app/app.jar", "app/app.jsa", "app/libtiny.so")
                .doesNotContainKey("init.c");
        assertThat(entries.get("init").mode()).isEqualTo(0100755);
        assertThat(entries.get("jre/bin/java").mode()).isEqualTo(0100755);
        assertThat(new String(entries.get("init").content(), 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("\u007fELF");
        assertThat(new String(entries.get("command").content(), StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(GuestJvm.command(program()));
        // The archive is only used if the jar has the time it had when the archive was made.
        assertThat(entries.get("app/app.jsa").seconds()).isGreaterThanOrEqualTo(entries.get("app/app.jar").seconds());
        assertThat(guests().toFile().list()).containsExactlyInAnyOrder(image.initramfs().getFileName().toString(), image.initramfs().getFileName() + ".used");
        assertThat(said).singleElement().asString().contains(image.id());
    }

    @Test
    void theSameProgramIsPackedOnce() throws Exception {
        assumeGcc();
        assumeJlink();
        GuestImage first = builder(quick()).java(program());
        asked.clear();
        assertThat(builder(quick()).java(program())).isEqualTo(first);
        assertThat(asked).isEmpty();
        assertThat(said).hasSize(1);
    }

    @Test
    void everythingThatGoesInNamesTheImage() throws Exception {
        assumeGcc();
        assumeJlink();
        Files.writeString(classes.resolve("data"), "1");
        List<String> ids = new ArrayList<>();
        ids.add(builder(quick()).java(program()).id());
        Files.writeString(classes.resolve("data"), "2");
        ids.add(builder(quick()).java(program()).id());
        GuestProgram p = program();
        ids.add(builder(quick()).java(new GuestProgram(p.mainClass(), p.arguments(), p.classPath(),
                Map.of("libtiny.so", new byte[] {1, 2, 4}), p.systemProperties(), p.trainingArguments(), p.trainingInput())).id());
        ids.add(builder(quick()).java(new GuestProgram(p.mainClass(), List.of("/dev/other"), p.classPath(),
                p.nativeLibraries(), p.systemProperties(), p.trainingArguments(), p.trainingInput())).id());
        assertThat(ids).doesNotHaveDuplicates();
        // Another training loads other classes. This one fails, and so must have been run.
        assertThatThrownBy(() -> builder(quick()).java(program("x"))).isInstanceOf(LabException.class);
    }

    @Test
    void aTrainingThatFailsSaysWhyAndLeavesNothing() throws Exception {
        assumeGcc();
        assumeJlink();
        assertThatThrownBy(() -> builder(quick()).java(program("/dev/none")))
                .isInstanceOf(LabException.class).hasMessageContaining("no such device: /dev/none");
        assertThat(guests()).isEmptyDirectory();
    }

    @Test
    void aRuntimeThatCanNotBeMadeLeavesNothing() {
        assumeJlink();
        Commands refusing = command -> new Outcome(1, "Error: Module java.base not found\n", Duration.ZERO);
        assertThatThrownBy(() -> builder(refusing).java(program()))
                .isInstanceOf(LabException.class).hasMessageContaining("Module java.base not found");
        assertThat(guests()).isEmptyDirectory();
    }

    @Test
    void aShellImageHasItsProgramsTheirLibrariesAndItsScript() throws Exception {
        assumeGcc();
        GuestImage image = builder(host).shell(List.of(Path.of("/bin/sh"), Path.of("/bin/ls")), "ls /\n");
        Map<String, Cpio.Entry> entries = Cpio.read(image.initramfs());
        assertThat(entries).containsKeys("init", "bin/sh", "bin/ls", "start", "command");
        assertThat(entries.get("bin/sh").mode()).isEqualTo(0100755);
        assertThat(entries.keySet()).anyMatch(name -> name.contains("libc.so"));
        assertThat(new String(entries.get("start").content(), StandardCharsets.UTF_8)).isEqualTo("ls /\n");
        assertThat(new String(entries.get("command").content(), StandardCharsets.UTF_8)).isEqualTo("/bin/sh\n/start\n");
    }

    @Test
    void aProgramThatWasUpdatedMakesAnotherShellImage() throws Exception {
        assumeGcc();
        Path program = Files.writeString(temp.resolve("program"), "#!/bin/sh\n");
        GuestImage first = builder(host).shell(List.of(program), "x");
        Files.writeString(program, "#!/bin/sh\necho new\n");
        assertThat(builder(host).shell(List.of(program), "x").id()).isNotEqualTo(first.id());
    }

    @Test
    void initThatDoesNotCompileLeavesNothing() {
        Commands noGcc = command -> command.argv().get(0).equals("gcc")
                ? new Outcome(1, "cannot find -lc\n", Duration.ZERO) : host.run(command);
        assertThatThrownBy(() -> builder(noGcc).shell(List.of(Path.of("/bin/sh")), "x"))
                .isInstanceOf(LabException.class).hasMessageContaining("cannot find -lc");
        assertThat(guests()).isEmptyDirectory();
    }
}
