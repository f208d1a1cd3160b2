package dev.subblock.cli;

import dev.subblock.cli.command.Subblock;
import dev.subblock.cli.workplace.Workplace;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine;
import static org.assertj.core.api.Assertions.assertThat;


class HelpTest {

    @TempDir
    static Path scratch;

    static List<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        collect(new CommandLine(new Subblock(Rehearsal.in(scratch).workplace(new PrintWriter(Writer.nullWriter()), System.err))), all);
        return all;
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(c -> collect(c, all));
    }

    static Stream<String> names() {
        return commands().stream().map(c -> c.getCommandSpec().qualifiedName());
    }

    @Test
    void allCommandsAreLookedAt() {
        assertThat(names()).contains("subblock", "subblock doctor", "subblock series", "subblock series list", "subblock series show",
                "subblock series check", "subblock apply", "subblock build", "subblock boot", "subblock reproduce",
                "subblock verify", "subblock controls", "subblock explain", "subblock replay", "subblock generate", "subblock bisect", "subblock cost", "subblock report", "subblock cache list", "subblock cache prune");
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpNamesEveryOption(String name) {
        CommandLine command = commands().stream().filter(c -> c.getCommandSpec().qualifiedName().equals(name)).findFirst().orElseThrow();
        Rehearsal.Ended ended = Rehearsal.in(scratch).run((name + " --help").replaceFirst("^subblock ", ""));

        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("Usage: " + name);
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(ended.out()).as(name).contains(option.longestName());
            assertThat(option.description()).as(name + " " + option.longestName() + " has a description").isNotEmpty();
        }
        command.getSubcommands().keySet().forEach(sub -> assertThat(ended.out()).as(name).contains("  " + sub));
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpFitsATerminal(String name) {
        Rehearsal.Ended ended = Rehearsal.in(scratch).run((name + " --help").replaceFirst("^subblock ", ""));

        assertThat(ended.out().lines()).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    /** The list of commands shows the first line of each description only. */
    @Test
    void theFirstLineOfADescriptionIsASentence() {
        assertThat(commands()).filteredOn(c -> c.getParent() != null).allSatisfy(c ->
                assertThat(c.getCommandSpec().usageMessage().description()[0]).endsWith("."));
    }

    /** A line that does not fit is broken by picocli, and the next one begins in the middle of the sentence. */
    @Test
    void noLineOfTheOverviewIsBroken() {
        var usage = commands().get(0).getCommandSpec().usageMessage();

        assertThat(Rehearsal.in(scratch).run("--help").out().lines()).contains(usage.description()).contains(usage.footer());
    }

    @Test
    void helpTellsTheExitCodes() {
        assertThat(Rehearsal.in(scratch).run("--help").out().replaceAll("\\s+", " ")).contains("0 all as claimed", "1 a claim failed", "3 inconclusive",
                "4 nothing could be run", "128 trouble", "129 usage", "130 interrupted");
    }

    @Test
    void versionIsOneLine() {
        Rehearsal.Ended ended = Rehearsal.in(scratch).run("--version");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).isEqualTo("subblock " + Workplace.VERSION + "\n");
    }
}
