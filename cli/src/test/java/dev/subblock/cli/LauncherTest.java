package dev.subblock.cli;

import dev.subblock.cli.doctor.Requirement;
import dev.subblock.cli.doctor.Requirements;
import dev.subblock.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;


/** The script {@code subblock}, in a checkout of nothing but itself, on a host that has what a test gives it. */
class LauncherTest {

    private static final Path BASH = Path.of("/bin/bash");
    /** What the script itself is made of. */
    private static final List<String> BARE = List.of("bash", "readlink", "dirname", "find", "mkdir", "touch", "mv", "id", "env", "grep", "tail", "flock");

    @TempDir
    Path scratch;
    private Path bin;
    private Path checkout;

    private record Ended(int exit, String out, String err) {}

    @BeforeEach
    void skeleton() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "needs bash");
        bin = Files.createDirectories(scratch.resolve("bin"));
        for (String name : BARE) {
            Path program = Path.of("/usr/bin").resolve(name);
            assumeTrue(Files.isExecutable(program), "needs " + program);
            Path wrapper = Files.writeString(bin.resolve(name), "#!" + BASH + "\nexec " + program + " \"$@\"\n");
            assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        }
        checkout = Files.createDirectories(scratch.resolve("a checkout"));
        Files.copy(Rehearsal.checkout().resolve("subblock"), checkout.resolve("subblock"));
        String table = "cli/src/main/resources/dev/subblock/cli/doctor/requirements.txt";
        Files.createDirectories(checkout.resolve(table).getParent());
        Files.copy(Rehearsal.checkout().resolve(table), checkout.resolve(table));
    }

    /** Puts a program on the path that appends its arguments to a file of its name, and then does what it is told. */
    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/bash\necho \"$@\" >>'" + scratch.resolve(name + ".calls") + "'\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void everythingBut(String... absent) throws IOException {
        for (String building : List.of("javac", "mvn")) {
            if (!List.of(absent).contains(building)) {
                program(building, "exit 0");
            }
        }
        for (Requirement requirement : Requirements.carried().all()) {
            if (requirement.kind().equals("command") && !List.of(absent).contains(requirement.what())) {
                program(requirement.what(), "exit 0");
            }
        }
    }

    private String calls(String program) throws IOException {
        Path file = scratch.resolve(program + ".calls");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        List<String> argv = new java.util.ArrayList<>(List.of(BASH.toString(), checkout.resolve("subblock").toString()));
        argv.addAll(List.of(arguments));
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(argv).redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private void isOneLineOfTrouble(Ended ended) {
        assertThat(ended.err()).matches("subblock: [^\n]+\n");
        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void withoutJavaItSaysWhatIsMissingAndHowToGetIt() throws Exception {
        Ended ended = launch("verify");

        isOneLineOfTrouble(ended);
        assertThat(ended.err()).startsWith("subblock: missing: javac (the toolkit), ").contains("mvn (the toolkit)")
                .containsOnlyOnce("apt-get install ").containsOnlyOnce("openjdk-17-jdk-headless").contains(" maven ");
        assertThat(checkout.resolve("cli/target")).doesNotExist();
    }

    @Test
    void onlyWhatIsMissingIsNamed() throws Exception {
        everythingBut("mvn", "javac");
        Ended ended = launch("verify");

        isOneLineOfTrouble(ended);
        assertThat(ended.err()).contains("javac (the toolkit), mvn (the toolkit)").doesNotContain("gcc", "qemu");
        assertThat(ended.err()).contains("apt-get install openjdk-17-jdk-headless maven");
    }

    /** Neither Maven nor a compiler is asked for, and nothing is written. */
    @Test
    void aReleaseIsRunAsItIs() throws Exception {
        everythingBut("mvn", "javac");
        program("java", "echo result");
        Files.createDirectories(checkout.resolve("lib"));
        Files.move(checkout.resolve("cli/src/main/resources/dev/subblock/cli/doctor/requirements.txt"), checkout.resolve("lib/requirements.txt"));

        assertThat(launch("doctor")).isEqualTo(new Ended(0, "result\n", ""));
        assertThat(calls("java")).contains("-cp " + checkout.resolve("lib") + "/* dev.subblock.cli.Main doctor");
        assertThat(checkout.resolve("cli/target")).doesNotExist();
        isOneLineOfTrouble(launch("test"));
        Files.delete(bin.resolve("java"));
        isOneLineOfTrouble(launch("doctor"));
    }

    @Test
    void theTestsAreNotStartedWithoutWhatTheyNeed() throws Exception {
        everythingBut("mvn");
        Ended ended = launch("test");

        isOneLineOfTrouble(ended);
        assertThat(ended.err()).contains("mvn (the toolkit)", "apt-get install maven");
    }

    @Test
    void itBuildsOnceAndHandsOver() throws Exception {
        everythingBut();
        program("java", "echo result");
        Ended first = launch("series", "two words");
        Ended second = launch("doctor");

        assertThat(first).isEqualTo(new Ended(0, "result\n", "subblock: building the toolkit\n"));
        assertThat(second).isEqualTo(new Ended(0, "result\n", ""));
        assertThat(calls("mvn").lines()).singleElement().asString().contains("package");
        assertThat(calls("java").lines()).hasSize(2).first().asString().contains("-Dsubblock.home=" + checkout, "dev.subblock.cli.Main series two words");
    }

    @Test
    void itBuildsAgainAfterAChange() throws Exception {
        everythingBut();
        program("java", "");
        launch("doctor");
        Path source = checkout.resolve("cli/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "");
        Files.setLastModifiedTime(source, java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(60)));

        assertThat(launch("doctor").err()).isEqualTo("subblock: building the toolkit\n");
    }

    @Test
    void aBuildThatFailsIsTroubleAndIsTriedAgain() throws Exception {
        everythingBut();
        program("mvn", "echo '[ERROR] A.java:[1,1] broken'; exit 1");
        program("java", "echo result");
        for (int i = 0; i < 2; i++) {
            Ended ended = launch("doctor");

            assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("A.java:[1,1] broken", "the toolkit does not build; all that Maven said is in ");
        }
    }

    @Test
    void theExitCodeOfJavaIsItsOwn() throws Exception {
        everythingBut();
        program("java", "exit 3");

        assertThat(launch("verify").exit()).isEqualTo(3);
    }

    /** 126 and 127 would end a bisection in confusion. */
    @Test
    void aJdkWithoutJavaIsTrouble() throws Exception {
        everythingBut("java");
        Ended ended = launch("doctor");

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).contains("no java").doesNotContain("not found");
    }

    /** A shell that stops at an error exits with 1: "bad commit". */
    @Test
    void aCheckoutThatCannotBeWrittenIsTrouble() throws Exception {
        everythingBut();
        Files.writeString(checkout.resolve("cli/target"), "no directory");

        assertThat(launch("verify").exit()).isEqualTo(ExitCode.TROUBLE);
    }

    @Test
    void aTableThatIsMissingIsTrouble() throws Exception {
        Files.delete(checkout.resolve("cli/src/main/resources/dev/subblock/cli/doctor/requirements.txt"));

        assertThat(launch("verify").exit()).isEqualTo(ExitCode.TROUBLE);
    }

    @Test
    void setupInstallsWhatIsMissing() throws Exception {
        everythingBut("mvn");
        program("id", "echo 0");
        program("apt-get", "case \"$*\" in *install*) printf '#!/bin/bash\\n' >'" + bin.resolve("mvn") + "'; /bin/chmod +x '" + bin.resolve("mvn") + "' ;; esac");
        program("java", "echo result");
        Ended ended = launch("--setup", "series", "list");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo("result\n");
        assertThat(calls("apt-get").lines()).hasSize(2).last().asString().matches(".* install -y .*\\bmaven\\b.*");
    }

    @Test
    void setupInstallsNothingWhereNothingIsMissing() throws Exception {
        assumeTrue(Requirements.carried().all().stream().filter(r -> r.kind().equals("file")).allMatch(r -> r.isMet(List.of())), "needs the headers of the table");
        everythingBut();
        program("java", "");
        launch("--setup");

        assertThat(calls("apt-get")).isEmpty();
        assertThat(calls("java")).contains("dev.subblock.cli.Main doctor");
    }

    @Test
    void setupThatFailsIsTrouble() throws Exception {
        everythingBut("mvn");
        program("id", "echo 0");
        program("apt-get", "exit 100");

        assertThat(launch("--setup").exit()).isEqualTo(ExitCode.TROUBLE);
    }

    @Test
    void setupWithoutRootIsTrouble() throws Exception {
        everythingBut("mvn");
        program("id", "echo 1000");
        Ended ended = launch("--setup");

        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.err()).endsWith("root is needed to run: apt-get -q update\n");
    }
}
