package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import dev.subblock.cli.command.Subblock;
import dev.subblock.cli.manual.ManPage;

/** The man pages, and what groff makes of them. */
class ManTest {

    private static final Path GROFF = Path.of("/usr/bin/groff");

    @TempDir
    Path scratch;

    @Test
    void eachCommandHasAPageThatNamesItsOptions() throws Exception {
        Rehearsal.Ended ended = Rehearsal.in(scratch).run("man --directory " + scratch.resolve("m"));

        assertThat(ended.exit()).as(ended.err()).isZero();
        List<CommandSpec> commands = new ArrayList<>();
        collect(new CommandLine(new Subblock(Rehearsal.in(scratch).workplace(new PrintWriter(Writer.nullWriter()), System.err))).getCommandSpec(), commands);
        assertThat(pages()).hasSameSizeAs(commands);
        for (CommandSpec command : commands) {
            String page = Files.readString(scratch.resolve("m/man1/" + command.qualifiedName("-") + ".1"));
            assertThat(page).doesNotContain("${");
            command.options().forEach(o -> assertThat(page).contains(o.longestName().replace("-", "\\-")));
        }
    }

    @Test
    void groffHasNothingToSayOfThem() throws Exception {
        assumeTrue(Files.isExecutable(GROFF) && Files.exists(Path.of("/usr/share/groff/current/tmac/an.tmac")), "needs groff with its man macros: apt-get install groff");
        Rehearsal.in(scratch).run("man --directory " + scratch.resolve("m"));

        for (Path page : pages()) {
            assertThat(groff("-ww", "-z", page.toString())).as(page.toString()).isEmpty();
        }
        Path broken = Files.writeString(scratch.resolve("broken.1"), Files.readString(pages().get(0)) + ".nosuch\n");
        assertThat(groff("-ww", "-z", broken.toString())).contains("nosuch");
    }

    /** What means something to roff is what it was when the page is read. */
    @Test
    void textStaysWhatItIs() throws Exception {
        assumeTrue(Files.isExecutable(GROFF), "needs groff: apt-get install groff");
        CommandSpec command = CommandSpec.create().name("x").version("x 1");
        command.usageMessage().description("Sentence.", ".so /etc/passwd", "'br a\\fBb \\n(.l \"q\" `c` 100%% ~^ – --long");
        Path page = Files.writeString(scratch.resolve("x.1"), ManPage.of(command).get(0).roff());

        assertThat(groff("-Tutf8", "-P-cbou", page.toString())).contains(".so /etc/passwd 'br a\\fBb \\n(.l \"q\" `c` 100% ~^ – --long");
    }

    private List<Path> pages() throws Exception {
        try (Stream<Path> files = Files.list(scratch.resolve("m/man1"))) {
            return files.sorted().toList();
        }
    }

    private static void collect(CommandSpec command, List<CommandSpec> all) {
        all.add(command);
        command.subcommands().values().forEach(c -> collect(c.getCommandSpec(), all));
    }

    private static String groff(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(GROFF.toString(), "-man", "-rLL=200n"));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
