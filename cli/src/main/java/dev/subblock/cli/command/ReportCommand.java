package dev.subblock.cli.command;

import dev.subblock.cli.bisect.BisectPage;
import dev.subblock.cli.bisect.BisectReport;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.protocol.ProtocolResults;
import dev.subblock.cli.report.Report;
import dev.subblock.cli.report.ReportReader;
import dev.subblock.cli.report.html.BisectionPage;
import dev.subblock.cli.report.html.HtmlReport;
import dev.subblock.cli.report.html.ProtocolPage;
import dev.subblock.cli.report.junit.JunitReport;
import dev.subblock.cli.report.ktap.KtapReport;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.ResultsReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.run.RunFinder;
import dev.subblock.cli.terminal.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a run again. */
@Command(name = "report", mixinStandardHelpOptions = true,
        description = {"Show a run again, or write it for others.",
            "All is made from the run directory alone, of a run that has not ended too.",
            "The options go together; FILE may be - for standard output, once."})
public final class ReportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    Subblock root;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run directory, or the name of a run (default: the newest run).")
    Optional<Path> run = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page for people, all in one file.")
    Optional<String> html = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML.")
    Optional<String> junit = Optional.empty();

    @Option(names = "--ktap", paramLabel = "FILE", arity = "0..1", fallbackValue = STANDARD_OUTPUT, description = "Write KTAP (without FILE: to standard output).")
    Optional<String> ktap = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write results.json.")
    Optional<String> json = Optional.empty();

    @Override
    public Integer call() throws CliException, IOException {
        if (Stream.of(html, junit, ktap, json).filter(o -> o.filter(STANDARD_OUTPUT::equals).isPresent()).count() > 1) {
            throw CliException.usage("only one of --html, --junit, --ktap and --json can go to standard output");
        }
        Path directory = RunFinder.find(root.workplace().runs(), run);
        if (Files.isRegularFile(directory.resolve(BisectPage.FILE)) && !Files.exists(directory.resolve(ResultsReader.FILE))) {
            return bisection(directory);
        }
        if (Files.isRegularFile(directory.resolve(ProtocolResults.FILE)) && !Files.exists(directory.resolve(ResultsReader.FILE))) {
            return protocol(directory);
        }
        if (Stream.of(RunDirectory.TOLD, "cost.json", "errors.json").anyMatch(f -> Files.isRegularFile(directory.resolve(f))) && !Files.exists(directory.resolve(ResultsReader.FILE))) {
            return told(directory);
        }
        if (Stream.of(html, junit, ktap, json).allMatch(Optional::isEmpty)) {
            Results results = ResultsReader.read(directory);
            TextReport.print(results, directory, root.workplace().ink(), root.workplace().out());
            if (Files.isRegularFile(directory.resolve(RunDirectory.TOLD))) {
                // Of verify --protocol.
                root.workplace().out().print("\n" + Files.readString(directory.resolve(RunDirectory.TOLD)));
            }
            return ExitCode.OK;
        }
        Report report = html.isPresent() ? ReportReader.whole(directory) : ReportReader.figures(directory);
        if (html.isPresent()) {
            write(html.get(), HtmlReport.render(report));
        }
        if (junit.isPresent()) {
            write(junit.get(), JunitReport.render(report));
        }
        if (ktap.isPresent()) {
            write(ktap.get(), KtapReport.render(report));
        }
        if (json.isPresent()) {
            write(json.get(), Files.readString(directory.resolve(ResultsReader.FILE)));
        }
        return ExitCode.OK;
    }

    /** Beside it and renamed: who reads it meanwhile sees the old one or the new one. */
    private void write(String to, String text) throws IOException {
        if (to.equals(STANDARD_OUTPUT)) {
            PrintWriter out = root.workplace().out();
            out.print(text);
            out.flush();
            return;
        }
        Path file = Path.of(to);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.writeString(file, text);
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private int protocol(Path directory) throws CliException, IOException {
        if (junit.isPresent() || ktap.isPresent() || json.isPresent()) {
            throw CliException.usage("of a run of protocol there is its text, and a page with --html FILE; for other programs there is " + directory.resolve(ProtocolResults.FILE));
        }
        if (html.isEmpty()) {
            return told(directory);
        }
        write(html.get(), ProtocolPage.render(ProtocolResults.read(directory), String.valueOf(directory.getFileName())));
        return ExitCode.OK;
    }

    /** What was printed when the run ended. */
    private int told(Path directory) throws CliException, IOException {
        if (!Stream.of(html, junit, ktap, json).allMatch(Optional::isEmpty)) {
            throw CliException.usage("of this run there is text only; for other programs there are files in " + directory);
        }
        if (!Files.isRegularFile(directory.resolve(RunDirectory.TOLD))) {
            throw CliException.trouble(directory + " has not ended, or is of a subblock from before: no " + RunDirectory.TOLD + " is in it");
        }
        root.workplace().out().print(Files.readString(directory.resolve(RunDirectory.TOLD)));
        return ExitCode.OK;
    }

    private int bisection(Path directory) throws CliException, IOException {
        BisectPage page = BisectPage.read(directory);
        if (junit.isPresent() || ktap.isPresent() || json.isPresent()) {
            throw CliException.usage("of a bisection there is its text, and a page with --html FILE; for other programs there is " + directory.resolve(BisectPage.FILE));
        }
        if (page.scope() == null) {
            throw CliException.trouble(directory + " is of a subblock from before: subblock bisect --continue tells it");
        }
        if (html.isPresent()) {
            write(html.get(), BisectionPage.render(page, directory));
        } else if (page.answer() == null) {
            BisectReport.printUnfinished(page, directory, root.workplace().out());
        } else {
            BisectReport.print(page.question(), page.scope(), page.visits(), page.answer(), root.workplace().out());
        }
        return ExitCode.OK;
    }
}
