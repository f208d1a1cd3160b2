package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.CommitGraph;
import dev.subblock.analyzers.bisect.Find;
import dev.subblock.analyzers.bisect.Plan;
import dev.subblock.analyzers.bisect.Search;
import dev.subblock.analyzers.bisect.Sighting;
import dev.subblock.analyzers.bisect.Suspects;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Kernel;
import dev.subblock.lab.LabException;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A bisection from its ends to its verified answer. It is a function of what was seen: after each visit all is on disk, and one
 * that was cut short comes by the same way to the same place.
 */
public final class Bisection {

    /** A search that takes more is led astray: a kernel whose corruption comes and goes with something else than a commit. */
    private static final int MOST_VISITS = 500;

    /** Writes down what is known. */
    @FunctionalInterface
    public interface Journal {
        void write(List<Visit> visits, Optional<Answer> answer) throws IOException;
    }

    private final Question question;
    private final Range range;
    private final CommitGraph graph;
    private final IntPredicate kept;
    private final Look look;
    private final Journal journal;
    private final Ends ends;
    private final List<Visit> visits;
    /** How many of the visits of before were gone through again. */
    private int replayed;
    /** Trials of each scenario that make a clean commit clean, once the rate is known. */
    private int enough;

    /**
     * @param kept whether a commit's kernel need not be built
     * @param before visits of the same run, before it was interrupted
     */
    public Bisection(Question question, Range range, IntPredicate kept, Look look, Journal journal, List<Visit> before) {
        this.question = question;
        this.range = range;
        this.graph = range.graph();
        this.kept = kept;
        this.look = look;
        this.journal = journal;
        this.ends = Ends.of(graph, question.find());
        this.visits = new ArrayList<>(before);
    }

    public Answer run() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        journal.write(visits, Optional.empty());
        Answer answer = answer();
        journal.write(visits, Optional.of(answer));
        return answer;
    }

    private Answer answer() throws CliException, PatchesException, LabException, IOException, InterruptedException {
        while (replayed < visits.size() && visits.get(replayed).why().equals("log")) {
            replayed++;
        }
        int trials = question.trials();
        List<Visit> corruptEnd = new ArrayList<>();
        while (!Ends.measured(corruptEnd)) {
            corruptEnd.add(visit(ends.corruptEnd(), "end", List.of(), trials));
            if (!last(corruptEnd).testable()) {
                return Answer.none("the " + word(ends.corruptEnd()) + " end can't be tried: " + last(corruptEnd).reason());
            }
        }
        if (Ends.corrupt(corruptEnd) == 0) {
            return Answer.none("the " + word(ends.corruptEnd()) + " end, which should be corrupt, is clean in " + Ends.trials(corruptEnd)
                    + " trials: there is nothing to look for");
        }
        List<String> telling = Ends.telling(corruptEnd);
        enough = Math.max(trials, (int) Math.min(Pace.MOST_TRIALS, Ends.missing(corruptEnd, List.of()) / telling.size() + 1));
        List<Visit> cleanEnd = new ArrayList<>();
        while (cleanEnd.isEmpty() || Ends.missing(corruptEnd, cleanEnd) > 0) {
            long each = Math.max(1, (Ends.missing(corruptEnd, cleanEnd) + telling.size() - 1) / telling.size());
            cleanEnd.add(visit(ends.cleanEnd(), "end", telling, (int) Math.min(each, Pace.MOST_TRIALS)));
            Visit seen = last(cleanEnd);
            if (seen.saw() != Visit.Saw.CLEAN) {
                return Answer.none("the " + word(ends.cleanEnd()) + " end, which should be clean, " + (seen.testable() ? "is corrupt: " : "can't be tried: ") + seen.reason());
            }
            if (cleanEnd.size() >= MOST_VISITS) {
                return Answer.none("the corruption is too rare to be bisected by: " + Ends.corrupt(corruptEnd) + " of " + Ends.trials(corruptEnd) + " trials");
            }
        }
        return search(telling);
    }

    private Answer search(List<String> telling) throws CliException, PatchesException, LabException, IOException, InterruptedException {
        while (true) {
            Search search = believed();
            // Visits of before are gone through in their order, whatever the pace would say now.
            Optional<Plan> plan = search.next();
            boolean before = replayed < visits.size();
            if (before && visits.get(replayed).why().equals("search")) {
                replayed++;
            } else if (plan.isPresent() && visits.size() < MOST_VISITS) {
                Plan next = plan.get();
                visit(next.commit(), "search", telling, Math.max(1, next.trials() / telling.size()));
            } else {
                Optional<Answer> answer = verified(search, telling);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
    }

    /** What is believed after the visits so far; of a continued run, after those that were gone through. */
    private Search believed() {
        Search search = new Search(graph, question.find(), new Pace(visits, kept), question.confidence(), Pace.MOST_TRIALS);
        for (Visit visit : visits.subList(0, replayed)) {
            graph.number(visit.commit()).ifPresent(number -> {
                if (visit.testable()) {
                    search.saw(new Sighting(number, visit.corrupt(), visit.trials() - visit.corrupt(), visit.whole()));
                } else {
                    search.skip(number);
                }
            });
        }
        return search;
    }

    /**
     * Tries the culprit, what it came upon, and the new end without it.
     *
     * @return empty if that makes another commit more likely: then the search goes on
     */
    private Optional<Answer> verified(Search search, List<String> telling)
            throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Suspects suspects = search.suspects();
        List<Integer> guesses = suspects.guesses();
        int first = guesses.get(0);
        if (first == 0 || first > graph.size()) {
            return Optional.of(new Answer(List.of(), suspects.probability(), List.of(), false, question.find() == Find.BUG
                    ? "none of these commits: the old end is corrupt as well" : "none of these commits: the new end is still corrupt"));
        }
        List<String> ids = guesses.stream().map(g -> graph.commit(g).id()).toList();
        if (!search.sure()) {
            return Optional.of(new Answer(ids, suspects.probability(), List.of(), false, "nothing that can be tried tells more"));
        }
        if (guesses.size() > 1) {
            return Optional.of(new Answer(ids, suspects.probability(), List.of(), false,
                    "one of " + guesses.size() + " commits: those between can't be tried, so nothing tells them apart"));
        }
        List<String> said = new ArrayList<>();
        boolean agrees = agrees(first, true, telling, said);
        for (int parent : graph.parents(first)) {
            agrees &= agrees(parent, false, telling, said);
        }
        Search after = believed();
        if (!after.sure() || !after.suspects().guesses().equals(guesses)) {
            return visits.size() < MOST_VISITS ? Optional.empty() : Optional.of(new Answer(ids, after.suspects().probability(), said, false,
                    "it comes and goes: trying again contradicts what was seen before"));
        }
        agrees &= withoutIt(first, telling, said);
        String skips = besideSkips(after, first);
        return Optional.of(new Answer(ids, after.suspects().probability(), said, agrees,
                (agrees ? "found, and tried again" : "found, but what was tried again does not agree") + skips));
    }

    private boolean agrees(int commit, boolean has, List<String> telling, List<String> said)
            throws CliException, PatchesException, LabException, IOException, InterruptedException {
        Visit again = visit(commit, "verify", telling, enough);
        String what = has ? "the commit itself" : commit == 0 ? "the old end, before it" : "its parent " + graph.commit(commit).abbreviated();
        said.add(what + ": " + again.reason());
        boolean corrupt = question.find().corrupt(has);
        return again.testable() && (again.saw() == Visit.Saw.CORRUPT) == corrupt;
    }

    /** A revert that can't be made or tried says nothing against the commit. */
    private boolean withoutIt(int commit, List<String> telling, List<String> said)
            throws CliException, PatchesException, LabException, IOException, InterruptedException {
        if (commit == graph.newest()) {
            said.add("the new end without it is its parent");
            return true;
        }
        Optional<Kernel> reverted = range.reverted(commit);
        if (reverted.isEmpty()) {
            said.add("the new end without it: it does not revert cleanly");
            return true;
        }
        Visit visit = visit(reverted.get(), "revert", telling, enough);
        said.add("the new end without it: " + visit.reason());
        return !visit.testable() || (visit.saw() == Visit.Saw.CORRUPT) == question.find().corrupt(false);
    }

    private String besideSkips(Search search, int commit) {
        for (int parent : graph.parents(commit)) {
            if (search.skipped(parent)) {
                return "; its parent " + graph.commit(parent).abbreviated() + " can't be tried";
            }
        }
        return "";
    }

    private Visit visit(int number, String why, List<String> telling, int trials)
            throws CliException, PatchesException, LabException, IOException, InterruptedException {
        if (replayed < visits.size() && visits.get(replayed).why().equals(why) && visits.get(replayed).commit().equals(graph.commit(number).id())) {
            return visits.get(replayed++);
        }
        return visit(range.kernel(number), why, telling, trials);
    }

    private Visit visit(Kernel kernel, String why, List<String> telling, int trials)
            throws CliException, LabException, IOException, InterruptedException {
        if (replayed < visits.size()) {
            if (visits.get(replayed).why().equals(why)) {
                return visits.get(replayed++);
            }
            throw CliException.trouble("the run can't be continued: it was at another place than " + why + " of " + kernel.id());
        }
        Visit visit = look.at(kernel, why, telling, trials, visits.size() + 1);
        visits.add(named(visit, kernel));
        replayed = visits.size();
        journal.write(visits, Optional.empty());
        return last(visits);
    }

    /** A tree without a commit of its own goes by its kernel's name. */
    private static Visit named(Visit visit, Kernel kernel) {
        return kernel.id().equals(Range.REVERTED) ? new Visit(Range.REVERTED, visit.title(), visit.why(), visit.saw(), visit.corrupt(), visit.trials(),
                visit.whole(), visit.scenarios(), visit.reason(), visit.buildSeconds(), visit.bootSeconds(), visit.boot()) : visit;
    }

    private String word(int end) {
        return end == 0 ? "old" : "new";
    }

    private static Visit last(List<Visit> visits) {
        return visits.get(visits.size() - 1);
    }
}
