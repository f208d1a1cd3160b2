package dev.subblock.cli.settings;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that was said before the command line.
 *
 * @param files of the user's file, then of the directory's, which wins
 * @param environment its variables, which win over files
 */
public record Settings(List<Setting> files, Map<String, String> environment) {

    public static final Settings NONE = new Settings(List.of(), Map.of());

    /** Of the directory one is in. */
    static final String HERE = "subblock.toml";
    private static final String PREFIX = "SUBBLOCK_";
    /** Read instead of both files. */
    private static final String INSTEAD = PREFIX + "CONFIG";

    public Settings {
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
    }

    /**
     * @param directory the one that the user is in
     * @throws TomlException if a file can't be read or is not TOML, or the one named by {@code SUBBLOCK_CONFIG} is not there
     */
    public static Settings read(Map<String, String> environment, Path directory) throws TomlException {
        List<Setting> found = new ArrayList<>();
        String home = environment.getOrDefault("HOME", "");
        String instead = environment.getOrDefault(INSTEAD, "");
        if (!instead.isEmpty()) {
            read(TomlFile.read(Path.of(instead)), instead, "", home, found);
        } else {
            for (Path file : List.of(userFile(environment), directory.resolve(HERE))) {
                if (Files.exists(file)) {
                    read(TomlFile.read(file), file.toString(), "", home, found);
                }
            }
        }
        return new Settings(found, environment);
    }

    private static Path userFile(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path configuration = xdg.isEmpty() ? Path.of(environment.getOrDefault("HOME", "/"), ".config") : Path.of(xdg);
        return configuration.resolve("subblock/config.toml");
    }

    private static void read(StrictTable table, String file, String command, String home, List<Setting> found) throws TomlException {
        for (String key : table.keys()) {
            if (table.isTable(key)) {
                // Deeper than any command is, and so an unknown key: no need to follow it.
                if (command.split("\\.").length <= 2) {
                    read(table.table(key), file, command.isEmpty() ? key : command + "." + key, home, found);
                }
            } else {
                // No shell stands between a file and us.
                List<String> values = table.words(key).stream().map(v -> v.startsWith("~/") ? home + v.substring(1) : v).toList();
                found.add(new Setting(command, key, values, file + ":" + table.line(key)));
            }
        }
    }

    /** Nothing was said that could matter to an option. */
    public boolean isEmpty() {
        return files.isEmpty() && environment.keySet().stream().noneMatch(Settings::isOfOption);
    }

    /** Whether a variable is for an option, if there is one of that name. */
    static boolean isOfOption(String variable) {
        return variable.startsWith(PREFIX) && !variable.matches(PREFIX + "(CONFIG|CACHE|RUNS)");
    }

    /** The environment, with the places that a file names if it names none itself. */
    public Map<String, String> places() {
        Map<String, String> all = new HashMap<>(environment);
        for (String key : List.of(Keys.CACHE, Keys.RUNS)) {
            of("", key).ifPresent(s -> all.put(PREFIX + key.toUpperCase(Locale.ROOT), s.values().get(0)));
        }
        return all;
    }

    /**
     * What holds for an option of a command: the environment before the directory's file before the user's, and in each
     * what was said for this command before what was said for all.
     *
     * @param command its words with dots between them, {@link Setting#command}
     */
    public Optional<Setting> of(String command, String option) {
        return variable(command, option).or(() -> variable("", option)).or(() -> {
            Optional<Setting> best = Optional.empty();
            for (Setting setting : files) {
                boolean fits = setting.option().equals(option) && (setting.command().equals(command) || setting.command().isEmpty());
                // A later one wins, but for one that is for all after one of the same file that is for this command.
                boolean wins = best.isEmpty() || !setting.command().isEmpty() || best.get().command().isEmpty() || !sameFile(best.get(), setting);
                best = fits && wins ? Optional.of(setting) : best;
            }
            return best;
        });
    }

    private static boolean sameFile(Setting one, Setting other) {
        return file(one).equals(file(other));
    }

    private static String file(Setting setting) {
        return setting.source().substring(0, setting.source().lastIndexOf(':'));
    }

    private Optional<Setting> variable(String command, String option) {
        String name = PREFIX + ((command.isEmpty() ? "" : command + "_") + option).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty())
                .map(value -> new Setting(command, option, List.of(value), name));
    }
}
