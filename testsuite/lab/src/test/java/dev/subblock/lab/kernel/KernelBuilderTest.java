package dev.subblock.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelBuilderTest {

    private static final KernelConfig CONFIG = new KernelConfig("CONFIG_XFS_FS=y\n# CONFIG_SMP is not set\n");

    @TempDir
    private Path temp;

    private final FakeMake make = new FakeMake();
    private final List<String> said = new ArrayList<>();
    private GitTrees git;
    private Path cache;
    private String one;
    private String two;

    @BeforeEach
    void trees() throws Exception {
        git = new GitTrees(temp.resolve("repository.git"));
        cache = temp.resolve("cache");
        one = git.tree(Map.of("Makefile", "one\n"));
        two = git.tree(Map.of("Makefile", "two\n"));
    }

    @AfterEach
    void close() {
        git.close();
    }

    private KernelSource source(String tree) {
        return KernelSource.plain("linux-6.1", git.directory(), tree, Map.of());
    }

    private KernelImage build(KernelSource source, KernelConfig config) throws Exception {
        return new KernelBuilder(cache, make, said::add, 2).build(source, config);
    }

    private KernelImage build(String tree) throws Exception {
        return build(source(tree), CONFIG);
    }

    private List<Path> named(String name) throws Exception {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(p -> p.getFileName().toString().equals(name)).toList();
        }
    }

    @Test
    void theSameTreeIsBuiltOnce() throws Exception {
        KernelImage first = build(one);
        KernelImage second = build(one);
        assertThat(first.reused()).isFalse();
        assertThat(second.reused()).isTrue();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(make.targets()).containsExactly("allnoconfig", "vmlinux");
        assertThat(said).singleElement().asString().contains("linux-6.1");
    }

    @Test
    void anotherTreeIsBuiltFromItsOwnSourceWithoutConfiguringAgain() throws Exception {
        KernelImage first = build(one);
        KernelImage second = build(two);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(make.targets()).containsExactly("allnoconfig", "vmlinux", "vmlinux");
        assertThat(make.built).containsExactly("one\n", "two\n");
        assertThat(first.vmlinux()).hasContent("kernel of one");
        assertThat(second.vmlinux()).hasContent("kernel of two");
        assertThat(build(one).vmlinux()).hasContent("kernel of one");
        assertThat(make.built).hasSize(2);
    }

    @Test
    void configurationCompilerMakeVariablesAndBaseNameTheImage() throws Exception {
        List<String> ids = new ArrayList<>();
        ids.add(build(one).id());
        ids.add(build(source(one), new KernelConfig("CONFIG_XFS_FS=y\n")).id());
        ids.add(build(KernelSource.plain("linux-6.1", git.directory(), one, Map.of("KCFLAGS", "-w")), CONFIG).id());
        ids.add(build(KernelSource.plain("linux-6.2", git.directory(), one, Map.of()), CONFIG).id());
        make.compiler = "gcc (Debian 13.1.0-1) 13.1.0";
        ids.add(build(one).id());
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(make.built).hasSize(5);
    }

    @Test
    void makeIsAskedForExactlyThis() throws Exception {
        build(KernelSource.plain("linux-6.1", git.directory(), one, Map.of("KCFLAGS", "-Wno-x -g0", "CC", "gcc-12")), CONFIG);
        Path home = named("src").get(0).getParent();
        String made = "make -C " + home + "/src O=" + home + "/obj -j2 ARCH=x86_64 KBUILD_BUILD_USER=subblock"
                + " KBUILD_BUILD_HOST=subblock KBUILD_BUILD_TIMESTAMP=2011-01-10 KBUILD_BUILD_VERSION=1 LOCALVERSION= CC=gcc-12 'KCFLAGS=-Wno-x -g0' ";
        assertThat(make.asked.stream().map(Command::toString)).containsExactly(
                "gcc --version",
                "KCONFIG_ALLCONFIG=" + home + "/obj/subblock.config setpriv --pdeathsig TERM " + made + "allnoconfig",
                "setpriv --pdeathsig TERM " + made + "vmlinux");
        // By hand it is the same, but for ending with us.
        assertThat(Make.script(home, KernelSource.plain("linux-6.1", git.directory(), one, Map.of("KCFLAGS", "-Wno-x -g0", "CC", "gcc-12")), CONFIG, 2))
                .endsWith("KCONFIG_ALLCONFIG=" + home + "/obj/subblock.config " + made + "allnoconfig", made + "vmlinux");
        Command vmlinux = make.asked.get(2);
        assertThat(vmlinux.deadline()).isEqualTo(Duration.ofMinutes(40));
        assertThat(vmlinux.log()).contains(home.resolve("build.log"));
    }

    /** How long a first build took says nothing of those that follow it, nor of one with another configuration. */
    @Test
    void buildsThatFollowOneAreAlike() throws Exception {
        KernelBuilder builder = new KernelBuilder(cache, make, said::add, 2);
        assertThat(builder.alike(source(one), CONFIG)).isEmpty();
        builder.build(source(one), CONFIG);
        assertThat(builder.alike(source(two), CONFIG)).isPresent().isEqualTo(builder.alike(source(one), CONFIG));
        assertThat(builder.alike(source(two), new KernelConfig("CONFIG_XFS_FS=y\n"))).isEmpty();
    }

    @Test
    void warningsAreKeptWithTheImage() throws Exception {
        make.log = cache + "/x.c:1:1: warning: old\n";
        assertThat(build(one).warnings()).hasSize(1);
        assertThat(build(one).warnings()).hasSize(1);
        assertThat(build(one).log()).hasContent(make.log.trim());
    }

    @Test
    void aLostSymbolIsAnErrorAndIsLookedForAgain() throws Exception {
        make.dotConfig = "# CONFIG_XFS_FS is not set\n";
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> build(one)).isInstanceOf(LabException.class).hasMessageContaining("CONFIG_XFS_FS=y (is n)");
            assertThat(named(".config")).isEmpty();
        }
        assertThat(make.targets()).containsExactly("allnoconfig", "allnoconfig");
        make.dotConfig = null;
        assertThat(build(one).reused()).isFalse();
    }

    /** A step may change Kconfig: make then drops a symbol while it builds. */
    @Test
    void aSymbolLostWhileBuildingIsAnErrorAndNoImageIsKept() throws Exception {
        build(one);
        make.reconfigured = "# CONFIG_XFS_FS is not set\n";
        assertThatThrownBy(() -> build(two)).isInstanceOf(LabException.class).hasMessageContaining("CONFIG_XFS_FS=y (is n)");
        make.reconfigured = null;
        assertThat(build(two).reused()).isFalse();
    }

    @Test
    void aConfigurationThatWasCutShortIsMadeAgain() throws Exception {
        make.dotConfig = "# CONFIG_XFS_FS is not set\n";
        make.killedIn = "allnoconfig";
        assertThatThrownBy(() -> build(one)).isInstanceOf(InterruptedException.class);
        make.killedIn = "";
        assertThatThrownBy(() -> build(one)).isInstanceOf(LabException.class).hasMessageContaining("CONFIG_XFS_FS");
    }

    /** The base was given anew, with symbols that the configuration of its old source does not answer. */
    @Test
    void aSourceWithNewSymbolsIsConfiguredAgain() throws Exception {
        build(one);
        make.asks = true;
        make.asked.clear();
        assertThat(build(two).reused()).isFalse();
        assertThat(make.targets()).containsExactly("vmlinux", "allnoconfig", "vmlinux");
    }

    @Test
    void whatABuildThatWasCutShortWroteIsBuiltAgain() throws Exception {
        make.killedIn = "vmlinux";
        // Even the configuration, which make may have written anew: without it make would call the source broken.
        make.reconfigured = CONFIG.text();
        assertThatThrownBy(() -> build(one)).isInstanceOf(InterruptedException.class);
        assertThat(named("half.o")).hasSize(1);
        make.killedIn = "";
        make.reconfigured = null;
        make.asked.clear();
        assertThat(build(one).reused()).isFalse();
        assertThat(make.targets()).containsExactly("allnoconfig", "vmlinux");
        assertThat(named("unfinished")).isEmpty();
    }

    @Test
    void aSourceThatDoesNotCompileSaysItsFirstErrorWithoutOurPaths() throws Exception {
        make.status = 2;
        make.log = "a.c:1:1: error: first\nb.c:2:2: error: second\nmake: *** [Makefile:1: x] Error 2\n";
        BuildFailedException failed = catchThrowableOfType(BuildFailedException.class, () -> build(one));
        assertThat(failed).hasMessage("a.c:1:1: error: first");
        assertThat(failed.errors()).containsExactly("a.c:1:1: error: first", "b.c:2:2: error: second");
        assertThat(failed.log()).hasContent(make.log.trim());
        // Its objects are good: make removes what a failing compiler leaves.
        make.status = 0;
        assertThat(build(two).reused()).isFalse();
        assertThat(make.targets()).containsExactly("allnoconfig", "vmlinux", "vmlinux");
    }

    @Test
    void aFailureWithoutAnErrorLineNamesTheLog() {
        make.status = 2;
        make.log = "fs/xfs/Kconfig:3: syntax error\n";
        BuildFailedException failed = catchThrowableOfType(BuildFailedException.class, () -> build(one));
        assertThat(failed).hasMessageContaining("build.log");
        assertThat(failed.errors()).isEmpty();
    }

    @Test
    void noSpaceLeftIsNoStatementAboutTheSource() {
        make.status = 2;
        make.log = "a.c:1:1: fatal error: error writing to /tmp/x.s: No space left on device\n";
        assertThatThrownBy(() -> build(one)).isInstanceOf(LabException.class)
                .hasMessageContaining("no space left").hasMessageContaining(cache.toString());
    }

    @Test
    void takingTooLongIsNoStatementAboutTheSource() {
        make.status = -1;
        assertThatThrownBy(() -> build(one)).isInstanceOf(LabException.class).hasMessageContaining("40 minutes");
    }

    /** What an old kernel needs: a directory of ours, named by its content, under a path that stays the same. */
    @Test
    void directoriesAreCopiedAndNameTheImage() throws Exception {
        Path files = Files.createDirectories(temp.resolve("files/include"));
        Files.writeString(files.resolve("a.h"), "one");
        KernelSource source = new KernelSource("linux-2.6.37", git.directory(), one, Map.of("CC", "gcc -I{base}/include"),
                Map.of("base", temp.resolve("files")), KernelSource.Target.VMLINUX);
        String first = build(source, CONFIG).id();
        Path copy = named("a.h").stream().filter(p -> p.startsWith(cache)).findFirst().orElseThrow();
        assertThat(make.asked.get(make.asked.size() - 1).argv()).contains("CC=gcc -I" + copy.getParent());
        assertThat(build(source, CONFIG).reused()).isTrue();

        Files.writeString(files.resolve("a.h"), "two");
        assertThat(build(source, CONFIG).id()).isNotEqualTo(first);
        assertThat(copy).as("the objects that were made with it keep theirs").hasContent("one");
    }

    @Test
    void aKernelWithoutPvhIsBootedCompressed() throws Exception {
        KernelSource source = new KernelSource("linux-2.6.37", git.directory(), one, Map.of(), Map.of(), KernelSource.Target.BZIMAGE);
        KernelImage image = build(source, CONFIG);
        assertThat(make.targets()).containsExactly("allnoconfig", "bzImage");
        assertThat(image.vmlinux()).hasContent("compressed one");
        assertThat(image.id()).isNotEqualTo(build(KernelSource.plain("linux-2.6.37", git.directory(), one, Map.of()), CONFIG).id());
    }
}
