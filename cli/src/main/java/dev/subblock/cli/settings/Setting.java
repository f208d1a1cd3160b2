package dev.subblock.cli.settings;

import java.util.List;

/**
 * The value of one option, said elsewhere than on the command line.
 *
 * @param command the words of the command with dots between them, as {@code series.check}; empty: every command that has the option
 * @param option its name without dashes
 * @param values what it says, one for each time that one would type the option; of a flag {@code true} or {@code false}
 * @param source where it was said: a file with its line, or a variable
 */
public record Setting(String command, String option, List<String> values, String source) {

    public Setting {
        values = List.copyOf(values);
    }

    /** As a file has it. */
    public String key() {
        return command.isEmpty() ? option : command + "." + option;
    }
}
