package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.toml.TomlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseReaderTest {
    private static final String GOOD = """
            name = "linux-9.9"
            description = "a kernel"
            controls = ["controls/linux-9.9/0001-a.patch"]
            # a comment
            series = "demo"

            [source]
            kind = "debian-source"
            package = "linux-source-9.9"
            tarball = "usr/src/linux-source-9.9.tar.xz"
            """;

    @TempDir
    Path dir;

    @Test
    void readsABase() throws Exception {
        assertThat(read(GOOD)).isEqualTo(new Base("linux-9.9", "a kernel", Tarballs.SOURCE,
                List.of("controls/linux-9.9/0001-a.patch"), Optional.of("demo"), Optional.empty(), Optional.empty(), List.of(),
                Build.PLAIN, Machine.PLAIN, List.of(), List.of()));
        assertThat(read(GOOD.replace("controls = [\"controls/linux-9.9/0001-a.patch\"]\n", "")).controls()).isEmpty();
    }

    @Test
    void readsWhatABaseMayAlsoSay() throws Exception {
        Base own = read(with("class_controls = \"controls/linux-9.9/controls.toml\"") + "[build]\nconfig = [\"CONFIG_A=y\", \"CONFIG_B=64\"]\n");
        assertThat(own.classControls()).contains("controls/linux-9.9/controls.toml");
        assertThat(own.build().symbols().config()).containsExactly("CONFIG_A=y", "CONFIG_B=64");

        Base judged = read(with("judged_by = \"linux-6.1\"").replace("series = \"demo\"\n", ""));
        assertThat(judged.judgedBy()).contains("linux-6.1");
        assertThat(judged.series()).isEmpty();
    }

    @Test
    void refusesABaseThatNothingCouldJudge() {
        refused(GOOD.replace("series = \"demo\"", ""), "linux-9.9.toml:1:1: series is missing, and no judged_by");
        refused(with("judged_by = \"../linux-6.1\""), "linux-9.9.toml:1:1: judged_by must name a base");
        refused(with("judged_by = \"linux-6.1\"", "class_controls = \"controls/x.toml\""), "linux-9.9.toml:1:1: class_controls are given");
        refused(with("class_controls = \"../x.toml\""), "linux-9.9.toml:1:1: class_controls: '../x.toml' leaves the tree");
    }

    @Test
    void refusesWhatKconfigWouldNotTake() {
        for (String line : new String[] {"BLK_DEV=y", "CONFIG_A", "CONFIG_A=yes", "CONFIG_A=y\\nCONFIG_B=y", "# CONFIG_A is not set"}) {
            refused(GOOD + "[build]\nconfig = [\"" + line + "\"]\n", "linux-9.9.toml:12:1: not a line of a kernel configuration");
        }
    }

    @Test
    void namesThePlaceOfWhatIsWrong() {
        refused(GOOD.replace("name = \"linux-9.9\"", "name = \"other\""), "linux-9.9.toml:1:1: the base of this file must be called linux-9.9");
        refused(GOOD.replace("description = \"a kernel\"", "description = 7"), "linux-9.9.toml:2:1: description must be a string");
        refused(GOOD.replace("# a comment", "konfig = \"small\""), "linux-9.9.toml:4:1: unknown key konfig");
        refused(GOOD.replace("kind = \"debian-source\"", "kind = \"tree\""), "linux-9.9.toml:8:1: kind must be debian-source or user");
        refused(GOOD.replace("tarball", "tarbal"), "linux-9.9.toml:7:1: tarball is missing");
        refused(GOOD + "extra = 1\n", "linux-9.9.toml:11:1: unknown key extra");
        refused(GOOD.replace("\"linux-source-9.9\"", "\"-o=x\""), "linux-9.9.toml:9:1: not a name of a Debian package");
        refused(GOOD.replace("controls/linux", "../linux"), "linux-9.9.toml:3:1: controls: '../linux-9.9/0001-a.patch' leaves the tree");
        refused(GOOD.replace("\"usr/", "\"/usr/"), "linux-9.9.toml:10:1: tarball: '/usr/src");
        refused(GOOD + "[[known]]\nscenarios = []\nreason = \"why\"\n", "a known finding without scenarios would excuse nothing");
        refused(GOOD + "[[known]]\nscenarios = [\"r1-*\"]\n", "reason is missing");
        refused(GOOD + "[[known]]\nscenarios = [\"r1-*\"]\nreason = \"why\"\nsince = 1\n", "unknown key since");
        refused(GOOD.replace("[source]", "[source"), "linux-9.9.toml:7:");
        refused("source = 1\n" + GOOD.substring(0, GOOD.indexOf("[source]")), "linux-9.9.toml:1:1: source must be a table");
    }

    private static String with(String... lines) {
        return String.join("\n", lines) + "\n" + GOOD;
    }

    private Base read(String text) throws Exception {
        return BaseReader.read(Files.writeString(dir.resolve("linux-9.9.toml"), text));
    }

    @Test
    void whatIsKnownOfABaseHasItsReason() throws Exception {
        assertThat(read(GOOD + "[[known]]\nscenarios = [\"r1-*\", \"r2-a\"]\nreason = \"why\"\n").known())
                .containsExactly(KnownFinding.always(List.of("r1-*", "r2-a"), "why", KnownFinding.Where.BASE));
    }

    @Test
    void whatTheSeriesLeavesIsKnownAtItsStepsToo() throws Exception {
        String known = "[[known]]\nscenarios = [\"r1-*\"]\nreason = \"why\"\nwhere = ";
        assertThat(read(GOOD + known + "\"steps\"\n").known()).containsExactly(KnownFinding.always(List.of("r1-*"), "why", KnownFinding.Where.STEPS));
        refused(GOOD + known + "\"everywhere\"\n", "where is base or steps, not everywhere");
    }

    @Test
    void ofABaseItsOwnNameIsMeant() throws Exception {
        String known = "[[known]]\nscenarios = [\"r1-*\"]\nreason = \"why\"\n";
        assertThat(read(GOOD + known + "from = \"9.9.2\"\nexpires = 2027-01-31\n").known().get(0).bases().from()).contains("9.9.2");
        refused(GOOD + known + "base = \"linux-9.8\"\n", "unknown key base");
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(TomlException.class).hasMessageContaining(message)
                .message().doesNotContain("\n");
    }

    private static final String OLD = """
            name = "linux-9.9"
            description = "an old kernel"
            judged_by = "linux-9.9"

            [source]
            kind = "user"
            version = "9.9.0"
            needs = ["fs/xfs/xfs_file.c"]

            [build]
            files = "bases/old"
            image = "bzImage"
            without = ["CONFIG_PVH"]
            config = ["CONFIG_ACPI=n"]
            debug_without = ["CONFIG_DEBUG_ATOMIC_SLEEP"]
            debug_config = ["CONFIG_XFS_DEBUG=y"]
            trace_config = ["CONFIG_KPROBE_EVENT=y"]
            carries = ["an empty name"]

            [build.make]
            CC = "gcc -I{base}/include"
            "CFLAGS_stat.o" = "-w"
            make-cmd = "$(x)"

            [machine]
            processors = "2,sockets=2"
            append = ["nolapic"]
            mkfs = ["-m", "crc=0"]

            [[noise]]
            line = "setup_[a-z]+"
            reason = "the timer"

            [[lacks]]
            scenarios = ["*-shared*"]
            kinds = ["*-nowait-*"]
            events = ["xfs_reflink_*"]
            reason = "no reflinks"
            """;

    @Test
    void readsWhatAnOldKernelTakes() throws Exception {
        Base old = read(OLD);
        assertThat(old.source()).isEqualTo(new UserSource("9.9.0", List.of("fs/xfs/xfs_file.c"), Optional.empty()));
        assertThat(old.judgedByAnother()).isFalse();
        assertThat(old.build()).isEqualTo(new Build(new Symbols(List.of("CONFIG_ACPI=n"), List.of("CONFIG_PVH")),
                Map.of("debug", new Symbols(List.of("CONFIG_XFS_DEBUG=y"), List.of("CONFIG_DEBUG_ATOMIC_SLEEP")), "trace", new Symbols(List.of("CONFIG_KPROBE_EVENT=y"), List.of())), Map.of("CC", "gcc -I{base}/include", "CFLAGS_stat.o", "-w", "make-cmd", "$(x)"),
                Optional.of("bases/old"), Build.ImageForm.BZIMAGE, List.of("an empty name")));
        assertThat(old.machine()).isEqualTo(new Machine(Optional.of("2,sockets=2"), List.of("nolapic"), List.of("-m", "crc=0")));
        assertThat(old.noise()).singleElement().matches(n -> n.line().pattern().equals("setup_[a-z]+") && n.reason().equals("the timer"));
        assertThat(old.lacks()).containsExactly(new Lack(List.of("*-shared*"), List.of("*-nowait-*"), List.of("xfs_reflink_*"), "no reflinks"));
    }

    @Test
    void refusesWhatNoOldKernelTakes() {
        refused(OLD.replace("\"9.9.0\"", "\"9.9\""), "not a version as a Makefile has it");
        refused(OLD.replace("\"fs/xfs", "\"../fs/xfs"), "needs: '../fs/xfs/xfs_file.c' leaves the tree");
        refused(OLD.replace("[build]", "xfs = \"../x.ids\"\n[build]"), "not the name of a file beside this one: ../x.ids");
        refused(OLD.replace("bases/old", "/etc"), "files: '/etc'");
        refused(OLD.replace("files = \"bases/old\"", ""), "{base} stands for the directory files, and none is named");
        refused(OLD.replace("bzImage", "zImage"), "image must be vmlinux or bzImage");
        refused(OLD.replace("\"CONFIG_PVH\"", "\"CONFIG_PVH=y\""), "not a symbol of a kernel configuration, as CONFIG_X is: CONFIG_PVH=y");
        refused(OLD.replace("\"CFLAGS_stat.o\"", "\"-k\""), "not a name of a make variable: -k");
        refused(OLD.replace("2,sockets=2", "2 -monitor x"), "processors must be as QEMU's -smp has them");
        refused(OLD.replace("setup_[a-z]+", "setup_[a-z"), "line is no regular expression");
        refused(OLD.replace("\"*-shared*\"", "").replace("\"*-nowait-*\"", "").replace("\"xfs_reflink_*\"", ""), "nothing is said to be lacked");
        refused(OLD.replace("trace_config", "tracing_config"), "tracing_config");
        refused(OLD.replace("append", "apend"), "unknown key apend");
    }
}
