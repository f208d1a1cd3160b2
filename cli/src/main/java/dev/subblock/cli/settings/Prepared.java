package dev.subblock.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command line with the settings that hold for it, as if they had been typed before its own options. So whatever is wrong with a
 * setting is found where it would be found with an option.
 *
 * @param words what to execute
 * @param used the settings that went in, by the names of their options
 */
public record Prepared(List<String> words, Map<String, Setting> used) {

    /**
     * An option that was typed is left alone, and so are those that an exclusive group forbids beside it. A run that is continued is
     * what it was: nothing is added.
     *
     * @param line a command line that is not used for anything else
     * @param words as typed, files of arguments expanded
     */
    public static Prepared of(CommandLine line, Settings settings, List<String> words) {
        // One that says something wrong is read as far as it can be; what is wrong is said when it is executed.
        line.getCommandSpec().parser().collectErrors(true);
        ParseResult typed = line.parseArgs(words.toArray(String[]::new));
        List<String> all = new ArrayList<>(words);
        ParseResult last = typed;
        int at = 0;
        while (last.hasSubcommand()) {
            last = last.subcommand();
            // Between the words of a command are flags alone.
            at += all.subList(at, all.size()).indexOf(last.commandSpec().name()) + 1;
        }
        CommandSpec command = last.commandSpec();
        Map<String, Setting> used = new LinkedHashMap<>();
        boolean continued = last.hasMatchedOption("--continue");
        for (OptionSpec option : command.options()) {
            if (continued || !Keys.isSettled(option) || isTaken(option, last)) {
                continue;
            }
            Optional<Setting> setting = settings.of(Keys.path(command), Keys.name(option));
            if (setting.isPresent()) {
                used.put(option.longestName(), setting.get());
                List<String> said = said(option, setting.get());
                all.addAll(at, said);
                at += said.size();
            }
        }
        return new Prepared(List.copyOf(all), used);
    }

    private static boolean isTaken(OptionSpec option, ParseResult typed) {
        return typed.hasMatchedOption(option) || option.group() != null && option.group().exclusive()
                && option.group().options().stream().anyMatch(typed::hasMatchedOption);
    }

    private static List<String> said(OptionSpec option, Setting setting) {
        if (option.arity().max() == 0 && setting.values().size() == 1 && setting.values().get(0).matches("true|false")) {
            return setting.values().get(0).equals("true") ? List.of(option.longestName()) : List.of();
        }
        return setting.values().stream().map(value -> option.longestName() + "=" + value).toList();
    }

    /** What to add to a complaint about the command line: what nobody typed; empty if there is no such thing. */
    public String remark() {
        return used.isEmpty() ? "" : " (" + used.entrySet().stream()
                .map(e -> e.getKey() + " is from " + e.getValue().source()).collect(Collectors.joining(", ")) + ")";
    }
}
