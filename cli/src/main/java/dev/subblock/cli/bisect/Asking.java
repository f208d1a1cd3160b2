package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.BisectLog;
import dev.subblock.analyzers.bisect.Commit;
import dev.subblock.analyzers.bisect.CommitGraph;
import dev.subblock.analyzers.bisect.Find;
import dev.subblock.analyzers.bisect.Mark;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.BaseTrees;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.experiment.Laboratory;
import dev.subblock.cli.experiment.Origin;
import dev.subblock.cli.experiment.Regime;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.run.RunDirectory;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.LabException;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.claim.Claim;
import dev.subblock.patches.claim.ClaimReader;
import dev.subblock.patches.history.CommitRange;
import dev.subblock.patches.history.History;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Turns what the command line names into commits, and runs the bisection over them. */
public final class Asking {

    /** A log has a few kilobytes. */
    public static final int LARGEST_LOG = 1 << 20;

    private final Workplace workplace;

    public Asking(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * What is bisected.
     *
     * @param name of the series, or the git directory
     */
    public record Asked(String name, String oldId, String newId, Range range) {}

    /** The history of a user's repository. */
    public Asked history(String base, Path repository, String older, String newer)
            throws CliException, PatchesException, IOException, InterruptedException {
        SubjectReader reader = new SubjectReader(workplace);
        Base profile = new Carried(workplace).base(base);
        try (History history = History.open(repository.toAbsolutePath())) {
            CommitRange range = history.range(older, newer, CommitGraph.MOST);
            if (!history.commit(older).id().equals(range.old().id())) {
                workplace.progress().say(older + " is no ancestor of " + newer + ": beginning where they part, at " + range.old().id());
            }
            Origin origin = reader.origin(new BaseTrees(workplace).tree(profile), profile);
            return new Asked(history.gitDirectory().toRealPath().toString(), range.old().id(), range.newest().id(), Range.of(history, range, origin));
        }
    }

    /** The steps of a series. @param older number of a step, the first if empty @param newer likewise, the last if empty */
    public Asked series(String base, Optional<String> series, Optional<String> older, Optional<String> newer)
            throws CliException, PatchesException, IOException, InterruptedException {
        Subject subject = new SubjectReader(workplace).read(base, series);
        if (subject.steps().isEmpty()) {
            throw CliException.usage("no series is carried for " + base + ": name one with --series, or a repository with --repo");
        }
        int first = step(older, 0, subject, "--good");
        int last = step(newer, subject.lastStep(), subject, "--bad");
        if (first >= last) {
            throw CliException.usage("--good names step " + first + " and --bad step " + last + ": there is nothing between them");
        }
        Path repository = subject.base().repository();
        try (History history = History.open(repository)) {
            CommitRange range = history.range(subject.step(first).commit(), subject.step(last).commit(), CommitGraph.MOST);
            Origin origin = subject.origin();
            String name = series.orElse(subject.series().name() + "/" + subject.series().version());
            return new Asked(name, range.old().id(), range.newest().id(), Range.of(history, range, origin));
        }
    }

    private static int step(Optional<String> given, int usual, Subject subject, String option) throws CliException {
        if (given.isEmpty()) {
            return usual;
        }
        String digits = given.get().replaceFirst("^step-", "");
        int number = digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
        if (number < 0 || number > subject.lastStep()) {
            throw CliException.usage(option + " " + given.get() + ": a series has the steps 0 to " + subject.lastStep() + "; commits go with --repo");
        }
        return number;
    }

    /** What an interrupted run asked. @throws CliException if it can't be found as it was */
    public Asked again(Question question) throws CliException, PatchesException, IOException, InterruptedException {
        if (question.repository() != null) {
            return history(question.base(), Path.of(question.repository()), question.old(), question.newer());
        }
        Subject subject = new SubjectReader(workplace).read(question.base(), Optional.ofNullable(question.series()));
        List<String> steps = subject.steps().stream().map(s -> s.commit()).toList();
        if (!steps.contains(question.old()) || !steps.contains(question.newer())) {
            throw CliException.trouble("the series " + question.series() + " is not what it was when the run began: begin anew");
        }
        return series(question.base(), Optional.ofNullable(question.series()), Optional.of("" + steps.indexOf(question.old())),
                Optional.of("" + steps.indexOf(question.newer())));
    }

    /** @throws CliException if the series has no such claim */
    public Claim claim(String base, Optional<String> series, String id) throws CliException, PatchesException, IOException {
        Carried carried = new Carried(workplace);
        Path file = carried.series(carried.base(base), series).directory().resolve("claims.toml");
        List<Claim> claims = Files.exists(file) ? ClaimReader.read(file) : List.of();
        return claims.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(() -> CliException.usage("--claim " + id + ": the series has "
                + (claims.isEmpty() ? "no claims" : String.join(", ", claims.stream().map(Claim::id).toList()))));
    }

    /** The first commit of a log that is before the change. */
    public static Optional<Commit> old(BisectLog log) {
        return first(log, Mark.Kind.OLD);
    }

    /** The first that has it. */
    public static Optional<Commit> newer(BisectLog log) {
        return first(log, Mark.Kind.NEW);
    }

    private static Optional<Commit> first(BisectLog log, Mark.Kind kind) {
        return log.marks().stream().filter(m -> m.kind() == kind).findFirst().map(m -> new Commit(m.id(), m.title(), List.of()));
    }

    public List<Visit> marks(BisectLog log, Find find, Range range) {
        return Marks.visits(log, find, range);
    }

    public void forecast(Laboratory laboratory, Range range, double confidence) {
        Forecast.of(range.graph(), kept(laboratory, range)).print(workplace.out(), confidence);
    }

    /**
     * Runs it to its answer, from the first visit that is not there yet.
     */
    public Answer run(Laboratory laboratory, Question question, Range range, List<Visit> before, RunDirectory run)
            throws CliException, PatchesException, LabException, IOException, InterruptedException {
        List<Scenario> scenarios = scenarios(question);
        Regime regime = new Regime(DiskOrder.parse(question.order()), question.trials());
        KernelLook look = new KernelLook(workplace, laboratory, scenarios, regime, run);
        return new Bisection(question, range, kept(laboratory, range), look, (visits, answer) -> {
            run.writeJson(BisectPage.FILE, new BisectPage(BisectPage.SCHEMA, question, visits, answer.orElse(null), Scope.of(question, range, visits, answer)));
            Optional<Commit> first = answer.filter(a -> a.commits().size() == 1)
                    .flatMap(a -> range.graph().number(a.commits().get(0)).stream().mapToObj(range.graph()::commit).findFirst());
            run.write("bisect.log", Marks.of(question, visits).text(first));
        }, before).run();
    }

    private static List<Scenario> scenarios(Question question) throws CliException {
        List<Scenario> found = new ArrayList<>();
        for (String name : question.scenarios()) {
            found.add(Catalogue.carried().all().stream().filter(s -> s.name().equals(name)).findFirst()
                    .orElseThrow(() -> CliException.trouble("the catalogue has no scenario " + name + " any more: begin anew")));
        }
        return found;
    }

    /** Asked for every commit before each visit; what can't be told counts as not there. */
    private static IntPredicate kept(Laboratory laboratory, Range range) {
        return commit -> {
            try {
                return laboratory.has(range.unbuilt(commit));
            } catch (LabException | IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }
}
