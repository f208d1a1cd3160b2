package dev.subblock.cli.settings;

import dev.subblock.cli.exit.CliException;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The keys that there are: one for each option that can be settled beforehand. */
public final class Keys {

    /** The two places, which are no options. */
    public static final String CACHE = "cache";
    public static final String RUNS = "runs";

    /** One run, or a place that is written to, is named each time: a file that came with a directory must not have us write over another. */
    private static final Set<String> EACH_TIME = Set.of("help", "version", "show-config", "continue", "to", "html", "junit", "ktap", "json", "tree", "dir");

    private final Set<String> all = new TreeSet<>(Set.of(CACHE, RUNS));

    /** @param root the command line as a whole */
    public Keys(CommandSpec root) {
        collect(root);
    }

    private void collect(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (isSettled(option)) {
                all.add(name(option));
                all.add(path(command).isEmpty() ? name(option) : path(command) + "." + name(option));
            }
        }
        command.subcommands().values().forEach(sub -> collect(sub.getCommandSpec()));
    }

    static boolean isSettled(OptionSpec option) {
        return !EACH_TIME.contains(name(option));
    }

    /** Without dashes. */
    static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^--?", "");
    }

    /** The words of a command after the first, with dots between them. */
    static String path(CommandSpec command) {
        return command.qualifiedName(".").replaceFirst("^[^.]*\\.?", "");
    }

    /** @throws CliException naming the first key of a file that there is not, and the nearest that there is */
    public void check(Settings settings) throws CliException {
        for (Setting setting : settings.files()) {
            if (!all.contains(setting.key())) {
                throw CliException.usage(setting.source() + ": there is no key " + setting.key().replaceAll("\\R", " ") + "; the nearest is "
                        + all.stream().min(Comparator.comparingInt(known -> distance(known, setting.key()))).orElseThrow());
            }
        }
    }

    /** Letters to add, to take away or to change: Wagner and Fischer, "The String-to-String Correction Problem", 1974. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = i - 1;
            for (int j = 0; j <= other.length(); j++) {
                int changed = i == 0 || j == 0 ? i + j : Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = row[j];
                row[j] = changed;
            }
        }
        return row[other.length()];
    }
}
