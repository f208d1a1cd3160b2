package dev.subblock.cli.command;

import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.manual.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a man page for each command, from the model that makes the help. */
@Command(name = "man", mixinStandardHelpOptions = true,
        description = {"Write a man page for each command.",
            "They go to DIR/man1, where man -M DIR finds them; man looks into",
            "~/.local/share/man by itself."})
public final class ManCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Spec
    CommandSpec spec;

    @Option(names = "--directory", paramLabel = "DIR", required = true, description = "Where man pages are kept; made if it is not there.")
    Path directory;

    @Override
    public Integer call() throws IOException {
        Path section = Files.createDirectories(directory.resolve("man1"));
        List<ManPage> pages = ManPage.of(spec.root());
        for (ManPage page : pages) {
            Files.writeString(section.resolve(page.name() + ".1"), page.roff());
        }
        root.workplace().out().println(pages.size() + " pages in " + section);
        return ExitCode.OK;
    }
}
