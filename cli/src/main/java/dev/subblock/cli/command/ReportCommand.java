package dev.subblock.cli.command;

import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.terminal.TextReport;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a run again. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "Show a run again, or write it for other programs.")
public final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run directory (default: the newest run).")
    Optional<Path> run = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write results.json there; - for standard output.")
    Optional<String> json = Optional.empty();

    @Override
    public Integer call() throws CliException, IOException {
        Path directory = run.isPresent() ? run.get() : ResultsReader.newest(root.workplace().runs());
        Results results = ResultsReader.read(directory);
        if (json.isEmpty()) {
            TextReport.print(results, root.workplace().out());
        } else if (json.get().equals("-")) {
            root.workplace().out().print(Files.readString(directory.resolve(ResultsReader.FILE)));
        } else {
            Files.copy(directory.resolve(ResultsReader.FILE), Path.of(json.get()), StandardCopyOption.REPLACE_EXISTING);
        }
        return ExitCode.OK;
    }
}
