package dev.subblock.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.toml.TomlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path scratch;

    private Settings read(String user, String here, Map<String, String> environment) throws IOException, TomlException {
        Path home = scratch.resolve("home");
        Files.createDirectories(home.resolve(".config/subblock"));
        Files.writeString(home.resolve(".config/subblock/config.toml"), user);
        Path directory = Files.createDirectories(scratch.resolve("here"));
        Files.writeString(directory.resolve(Settings.HERE), here);
        Map<String, String> all = new HashMap<>(environment);
        all.put("HOME", home.toString());
        return Settings.read(all, directory);
    }

    private static String value(Settings settings, String command, String option) {
        return settings.of(command, option).map(s -> String.join(" ", s.values())).orElse("none");
    }

    @Test
    void theDirectoryWinsOverTheUserAndTheEnvironmentOverBoth() throws Exception {
        String user = "order = 'fifo'\nbase = 'user'\nseries = 'user'\n";
        String here = "base = 'here'\nseries = 'here'\n";
        Settings settings = read(user, here, Map.of("SUBBLOCK_SERIES", "variable"));

        assertThat(value(settings, "verify", "order")).isEqualTo("fifo");
        assertThat(value(settings, "verify", "base")).isEqualTo("here");
        assertThat(value(settings, "verify", "series")).isEqualTo("variable");
        assertThat(value(settings, "verify", "trials")).isEqualTo("none");
    }

    @Test
    void ofOneFileWhatIsSaidForTheCommandWinsWhereverItStands() throws Exception {
        Settings settings = read("base = 'all'\n[verify]\nbase = 'verify'\n[series.check]\nbase = 'check'\n", "", Map.of());

        assertThat(value(settings, "verify", "base")).isEqualTo("verify");
        assertThat(value(settings, "series.check", "base")).isEqualTo("check");
        assertThat(value(settings, "build", "base")).isEqualTo("all");
    }

    @Test
    void whatIsSaidForAllInAStrongerPlaceWinsOverTheCommandInAWeakerOne() throws Exception {
        assertThat(value(read("[verify]\nbase = 'user'\n", "base = 'here'\n", Map.of()), "verify", "base")).isEqualTo("here");
        assertThat(value(read("", "[series.check]\nbase = 'here'\n", Map.of("SUBBLOCK_BASE", "a")), "series.check", "base")).isEqualTo("a");
        assertThat(value(read("", "", Map.of("SUBBLOCK_BASE", "a", "SUBBLOCK_SERIES_CHECK_BASE", "b")), "series.check", "base")).isEqualTo("b");
    }

    @Test
    void theSourceIsAFileWithALineOrAVariable() throws Exception {
        Settings settings = read("\n[verify]\norder = 'fifo'\n", "", Map.of("SUBBLOCK_BASE", "b", "SUBBLOCK_TRIALS", ""));

        assertThat(settings.of("verify", "order").orElseThrow().source()).endsWith("/.config/subblock/config.toml:3");
        assertThat(settings.of("verify", "base").orElseThrow().source()).isEqualTo("SUBBLOCK_BASE");
        assertThat(settings.of("verify", "trials")).as("an empty variable says nothing").isEmpty();
    }

    @Test
    void valuesAreWhatOneWouldType() throws Exception {
        Settings settings = read("a = 3\nb = true\nc = [1, 'x y']\nd = '~/big'\ne = 0.9\n", "", Map.of());

        assertThat(List.of(value(settings, "", "a"), value(settings, "", "b"), value(settings, "", "c"), value(settings, "", "e"))).containsExactly("3", "true", "1 x y", "0.9");
        assertThat(value(settings, "", "d")).isEqualTo(scratch.resolve("home/big").toString());
    }

    @Test
    void thePlacesOfAFileHoldUnlessTheEnvironmentHasThem() throws Exception {
        assertThat(read("cache = '/file'\n", "", Map.of()).places()).containsEntry("SUBBLOCK_CACHE", "/file");
        assertThat(read("cache = '/file'\n", "", Map.of("SUBBLOCK_CACHE", "/v")).places()).containsEntry("SUBBLOCK_CACHE", "/v");
    }

    @Test
    void oneFileCanStandForBoth() throws Exception {
        Path other = Files.writeString(scratch.resolve("other.toml"), "base = 'other'\n");

        assertThat(value(read("order = 'user'\n", "base = 'here'\n", Map.of("SUBBLOCK_CONFIG", other.toString())), "verify", "base")).isEqualTo("other");
        assertThat(read("order = 'user'\n", "base = 'here'\n", Map.of("SUBBLOCK_CONFIG", "/dev/null")).isEmpty()).isTrue();
        assertThatThrownBy(() -> read("", "", Map.of("SUBBLOCK_CONFIG", "/no/such"))).isInstanceOf(TomlException.class).hasMessageContaining("/no/such");
    }

    @Test
    void whatIsNoValueOrNoTomlIsAnError() {
        assertThatThrownBy(() -> read("base = 2020-01-01\n", "", Map.of())).isInstanceOf(TomlException.class).hasMessageContaining("config.toml:1").hasMessageContaining("base must be");
        assertThatThrownBy(() -> read("", "base = [['x']]\n", Map.of())).isInstanceOf(TomlException.class).hasMessageContaining("subblock.toml:1");
        assertThatThrownBy(() -> read("", "base =\n", Map.of())).isInstanceOf(TomlException.class).hasMessageContaining("subblock.toml:1");
    }
}
