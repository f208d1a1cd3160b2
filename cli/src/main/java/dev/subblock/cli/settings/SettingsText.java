package dev.subblock.cli.settings;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What {@code --show-config} prints: each option, its value, and where that was said. */
public final class SettingsText {

    private static final String DEFAULT = "default";
    /** Of an option that was not given and has no default. */
    private static final String NOTHING = "-";

    private SettingsText() {}

    /** Of a command: all its options. Without a command: the places, and all that is settled for any. */
    public static void print(ParseResult parsed, Prepared prepared, Settings settings, Path cache, Path runs, PrintWriter out) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {Keys.CACHE, cache.toString(), source(settings, Keys.CACHE)});
        rows.add(new String[] {Keys.RUNS, runs.toString(), source(settings, Keys.RUNS)});
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (last == parsed) {
            var all = new TreeMap<String, Setting>();
            settings.files().forEach(s -> all.put(s.key(), s));
            all.keySet().removeAll(List.of(Keys.CACHE, Keys.RUNS));
            all.forEach((key, s) -> rows.add(new String[] {key, String.join(" ", s.values()), s.source()}));
            settings.environment().keySet().stream().filter(Settings::isOfOption).sorted()
                    .forEach(n -> rows.add(new String[] {n, settings.environment().get(n), "environment"}));
        } else {
            for (OptionSpec option : options(last.commandSpec())) {
                rows.add(row(option, last, prepared));
            }
        }
        int name = rows.stream().mapToInt(r -> r[0].length()).max().orElse(1);
        int value = rows.stream().mapToInt(r -> r[1].length()).max().orElse(1);
        rows.forEach(r -> out.printf("%-" + name + "s  %-" + value + "s  %s%n", (Object[]) r));
    }

    private static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(o -> !o.usageHelp() && !o.versionHelp() && !Keys.name(o).equals("show-config")).toList();
    }

    private static String[] row(OptionSpec option, ParseResult typed, Prepared prepared) {
        String name = option.longestName();
        Setting setting = prepared.used().get(name);
        if (setting != null) {
            return new String[] {name, String.join(" ", setting.values()), setting.source()};
        }
        if (typed.hasMatchedOption(option)) {
            List<String> said = typed.matchedOption(name).originalStringValues();
            return new String[] {name, said.isEmpty() ? "true" : String.join(" ", said), "command line"};
        }
        String value = option.defaultValue() != null ? option.defaultValue() : option.arity().max() == 0 ? "false" : NOTHING;
        return new String[] {name, value, DEFAULT};
    }

    private static String source(Settings settings, String key) {
        return settings.of("", key).map(Setting::source).orElse(DEFAULT);
    }
}
