package dev.subblock.patches.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.toml.TomlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTreeTest {
    private static final String PROFILE = """
            name = "linux"
            description = "a kernel of yours"
            oldest = "4.19"
            judged_by = "linux-6.1"
            scenarios = ["r1-*"]

            [[part]]
            reason = "no PVH"
            until = "5.0"
            [part.build]
            image = "bzImage"
            without = ["CONFIG_PVH"]

            [[part]]
            reason = "writes"
            from = "6.8"
            [part.build]
            config = ["CONFIG_W=y"]
            """;

    @TempDir
    Path dir;

    @Test
    void aVersionGetsThePartsThatFitIt() throws Exception {
        Profile profile = read(PROFILE);
        assertThat(profile.takes("4.18.20")).isFalse();
        assertThat(profile.takes("4.19.0")).isTrue();
        assertThat(profile.base("4.19.108").build().image()).isEqualTo(Build.ImageForm.BZIMAGE);
        assertThat(profile.base("5.0.0").build()).isEqualTo(Build.PLAIN);
        assertThat(profile.base("6.12.0").build().symbols().config()).containsExactly("CONFIG_W=y");
    }

    @Test
    void refusesPartsThatNoVersionHas() {
        assertThatThrownBy(() -> read(PROFILE.replace("until = \"5.0\"", ""))).isInstanceOf(TomlException.class).hasMessageContaining("a part is for the versions");
        assertThatThrownBy(() -> read(PROFILE.replace("until = \"5.0\"", "from = \"5.1\"\nuntil = \"5.0\""))).hasMessageContaining("no version has this part");
    }

    @Test
    void copiesARevisionAndLeavesTheRepositoryAsItWas() throws Exception {
        Path kernel = Files.createDirectory(dir.resolve("kernel"));
        Files.writeString(kernel.resolve("Makefile"), "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 3\nEXTRAVERSION = -rc1\n");
        git(kernel, "init", "-q", "-b", "main");
        git(kernel, "add", ".");
        git(kernel, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first");
        List<Path> before = all(kernel);

        OwnTree own = OwnTree.find(kernel, "main");
        assertThat(own.number()).isEqualTo("6.12.3");
        Base base = read(PROFILE).base(own.number());
        BaseTree tree = new OwnTrees(dir.resolve("cache")).copy(base, own, line -> { });
        assertThat(tree.tree()).isEqualTo(own.commit().tree());
        assertThat(tree.version()).startsWith("6.12.3-");
        assertThat(tree.remarks().get(0)).contains("(main)").contains("Linux 6.12.3-rc1: first");
        assertThat(new OwnTrees(dir.resolve("cache")).copy(base, own, line -> { })).isEqualTo(tree);
        assertThat(all(kernel)).isEqualTo(before);

        assertThatThrownBy(() -> OwnTree.find(kernel, "nowhere")).isInstanceOf(PatchesException.class).hasMessageContaining("has no commit nowhere");
    }

    @Test
    void refusesWhatIsNoKernel() throws Exception {
        Path other = Files.createDirectory(dir.resolve("other"));
        Files.writeString(other.resolve("README"), "x\n");
        git(other, "init", "-q");
        git(other, "add", ".");
        git(other, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x");
        assertThatThrownBy(() -> OwnTree.find(other, "HEAD")).isInstanceOf(BaseException.class).hasMessageContaining("is no kernel source");
    }

    private Profile read(String text) throws Exception {
        return ProfileReader.read(Files.writeString(dir.resolve("linux.toml"), text));
    }

    private static List<Path> all(Path root) throws Exception {
        try (var files = Files.walk(root)) {
            return files.sorted().toList();
        }
    }

    private static void git(Path in, String... words) throws Exception {
        List<String> argv = new java.util.ArrayList<>(List.of("git"));
        argv.addAll(List.of(words));
        assertThat(new ProcessBuilder(argv).directory(in.toFile()).inheritIO().start().waitFor()).isZero();
    }
}
