package dev.subblock.cli.command;

import dev.subblock.analyzers.bisect.BisectLog;
import dev.subblock.analyzers.bisect.Commit;
import dev.subblock.analyzers.bisect.Find;
import dev.subblock.analyzers.bisect.Search;
import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.bisect.Answer;
import dev.subblock.cli.bisect.BisectPage;
import dev.subblock.cli.bisect.BisectReport;
import dev.subblock.cli.bisect.Asking;
import dev.subblock.cli.bisect.Question;
import dev.subblock.cli.bisect.Scope;
import dev.subblock.cli.bisect.Visit;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Regime;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.run.RunFinder;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Finds the patch or commit that did it. */
@Command(name = "bisect", mixinStandardHelpOptions = true,
        description = {"Find the patch or commit that brought a corruption, or cured it.",
            "Over the steps of a series, or with --repo over the history of a kernel of",
            "yours. Both ends are tried first; what is found is tried again."})
public final class BisectCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Mixin
    BaseAndSeries what;

    @Mixin
    ScenarioChoice choice;

    @Mixin
    OrderChoice order;

    @Option(names = "--claim", paramLabel = "ID", description = "The scenarios of a claim of the series.")
    Optional<String> claim = Optional.empty();

    @Option(names = "--repo", paramLabel = "DIR", description = {"A git repository of a kernel, which is only read;", "it is built as --base is."})
    Optional<Path> repository = Optional.empty();

    @Option(names = "--good", paramLabel = "REV", description = {"The older end: clean, or corrupt with --find fix", "(default for a series: step 0)."})
    Optional<String> good = Optional.empty();

    @Option(names = "--bad", paramLabel = "REV", description = {"The newer end: corrupt, or clean with --find fix", "(default for a series: its last step)."})
    Optional<String> bad = Optional.empty();

    @Option(names = "--find", paramLabel = "WHAT", description = "bug (the default), or fix: what cured it.")
    Optional<Find> find = Optional.empty();

    @Option(names = "--confidence", paramLabel = "P", description = "Between 0.5 and 1 (default: ${DEFAULT-VALUE}).")
    double confidence = Search.CONFIDENCE;

    @Option(names = "--log", paramLabel = "FILE", description = {"A git bisect log: its ends and what it says of", "commits are taken over."})
    Optional<Path> log = Optional.empty();

    @Option(names = "--continue", paramLabel = "RUN", description = "Go on with a run that was interrupted.")
    Optional<Path> continued = Optional.empty();

    @Option(names = "--dry-run", description = "Say how many builds and boots are expected, and end.")
    boolean dryRun;

    @Override
    public Integer call() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        if (continued.isPresent()) {
            return goOn(workplace, RunFinder.find(workplace.runs(), continued.get()).toAbsolutePath());
        }
        if (!(confidence >= 0.5 && confidence < 1)) {
            throw CliException.usage("--confidence takes 0.5 to less than 1");
        }
        Optional<BisectLog> read = log.isPresent() ? Optional.of(read(log.get())) : Optional.empty();
        Find wanted = find.or(() -> read.flatMap(BisectLog::find)).orElse(Find.BUG);
        Regime regime = order.choose();
        Asking asking = new Asking(workplace);
        List<String> scenarios = scenarios(asking).stream().map(Scenario::name).toList();
        Asking.Asked asked = repository.isPresent()
                ? asking.history(what.base, repository.get(), end(good, read.flatMap(Asking::old), "--good"), end(bad, read.flatMap(Asking::newer), "--bad"))
                : asking.series(what.base, what.series, good, bad);
        Question question = new Question(what.base, repository.isPresent() ? null : asked.name(), repository.isPresent() ? asked.name() : null,
                asked.oldId(), asked.newId(), wanted, scenarios, regime.order().text(), regime.trials(), confidence);
        List<Visit> before = read.isPresent() ? asking.marks(read.get(), wanted, asked.range()) : List.of();
        Laboratory.require();
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        if (dryRun) {
            asking.forecast(laboratory, asked.range(), confidence);
            return ExitCode.OK;
        }
        RunDirectory run = RunDirectory.create(workplace.runs(), workplace.clock(), "bisect");
        return run(asking, laboratory, question, asked, before, run);
    }

    private int goOn(Workplace workplace, Path directory) throws CliException, PatchesException, LabException, IOException, InterruptedException {
        if (repository.isPresent() || good.isPresent() || bad.isPresent() || find.isPresent() || log.isPresent() || claim.isPresent()
                || !choice.names.isEmpty() || what.series.isPresent()) {
            throw CliException.usage("--continue goes on with what " + directory + " asked: give nothing else");
        }
        BisectPage page = BisectPage.read(directory);
        Asking asking = new Asking(workplace);
        Asking.Asked asked = asking.again(page.question());
        if (page.answer() != null) {
            BisectReport.print(page.question(), Scope.of(page.question(), asked.range(), page.visits(), Optional.of(page.answer())), page.visits(), page.answer(), workplace.out());
            workplace.out().println("run: " + directory);
            return page.answer().sound() ? ExitCode.OK : ExitCode.INCONCLUSIVE;
        }
        Laboratory.require();
        Laboratory laboratory = Laboratory.open(workplace, workplace.cache(), Flavour.PLAIN);
        return run(asking, laboratory, page.question(), asked, page.visits(), RunDirectory.open(directory));
    }

    private int run(Asking asking, Laboratory laboratory, Question question, Asking.Asked asked, List<Visit> before, RunDirectory run)
            throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        workplace.progress().say("the run is in " + run.path());
        Answer answer = asking.run(laboratory, question, asked.range(), before, run);
        BisectPage page = BisectPage.read(run.path());
        BisectReport.print(question, page.scope(), page.visits(), answer, workplace.out());
        workplace.out().println("run: " + run.path());
        return answer.sound() ? ExitCode.OK : ExitCode.INCONCLUSIVE;
    }

    private List<Scenario> scenarios(Asking asking) throws CliException, PatchesException, IOException {
        List<Scenario> all = choice.choose();
        if (claim.isEmpty()) {
            return all;
        }
        Glob of = new Glob(asking.claim(what.base, what.series, claim.get()).scenarios());
        List<Scenario> both = all.stream().filter(s -> of.matches(s.name())).toList();
        if (both.isEmpty()) {
            throw CliException.usage("no scenario of claim " + claim.get() + " is among those of --scenario");
        }
        return both;
    }

    private static String end(Optional<String> given, Optional<Commit> logged, String option) throws CliException {
        return given.or(() -> logged.map(Commit::id)).orElseThrow(() -> CliException.usage("--repo needs " + option + ", or a --log that names it"));
    }

    private static BisectLog read(Path file) throws CliException, IOException {
        if (!Files.isRegularFile(file)) {
            throw CliException.usage("--log " + file + ": no such file");
        }
        if (Files.size(file) > Asking.LARGEST_LOG) {
            throw CliException.usage("--log " + file + ": larger than a log ever is");
        }
        try {
            return BisectLog.parse(Files.readString(file));
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            throw CliException.usage("--log " + file + ": " + e.getMessage());
        }
    }
}
