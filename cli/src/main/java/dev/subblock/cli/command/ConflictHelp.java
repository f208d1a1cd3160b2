package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.BaseTrees;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.ConflictException;
import dev.subblock.patches.apply.NearbyBases;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.series.Patch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what can be done about a patch that does not apply; does none of it. */
final class ConflictHelp {
    private final Workplace workplace;
    private final BaseAndSeries what;
    private final UserRepository repository;
    private final PrintWriter out;

    ConflictHelp(Workplace workplace, BaseAndSeries what, UserRepository repository) {
        this.workplace = workplace;
        this.what = what;
        this.repository = repository;
        this.out = workplace.out();
    }

    void print(ConflictException conflict) throws CliException, PatchesException, IOException, InterruptedException {
        out.println(conflict.explanation());
        if (conflict.refusal().isEmpty()) {
            offerMerge(conflict);
        } else {
            out.println("a three-way merge does not help: " + conflict.refusal());
        }
        nearby();
    }

    private void offerMerge(ConflictException conflict) throws CliException, PatchesException, IOException, InterruptedException {
        try {
            Subject merged = new SubjectReader(workplace, Optional.of(repository.blobs())).read(what.base, what.series);
            String files = merged.steps().stream().filter(s -> !s.merged().isEmpty()).map(ConflictHelp::said).collect(Collectors.joining("; "));
            out.println("with --3way the series applies: " + files);
        } catch (ConflictException next) {
            if (next.patch().equals(conflict.patch())) {
                out.println("a three-way merge does not help: " + (next.refusal().isEmpty() ? "the file is not there to merge with" : next.refusal()));
            } else {
                out.println("with --3way it applies, and a later one does not: " + next.getMessage());
            }
        }
    }

    private static String said(Step step) {
        return "step " + step.number() + " by merging " + String.join(", ", step.merged());
    }

    private void nearby() throws CliException, PatchesException, IOException, InterruptedException {
        Optional<Path> directory = repository.gitDirectory();
        if (directory.isEmpty()) {
            out.println("no other base was tried: --repo DIR names a repository with tags to try");
            return;
        }
        Carried carried = new Carried(workplace);
        Base base = carried.base(what.base);
        List<Patch> series = carried.series(base, what.series).patches();
        String version = new BaseTrees(workplace).tree(base).version();
        List<NearbyBases.Tried> tried = NearbyBases.tried(directory.get(), version, carried.undoing(base), series);
        Optional<NearbyBases.Tried> best = tried.stream().max(Comparator.comparingInt(NearbyBases.Tried::applied));
        String names = tried.stream().map(NearbyBases.Tried::tag).collect(Collectors.joining(", "));
        if (best.isEmpty()) {
            out.println("no other base was tried: " + repository.repository.get() + " has no tags with versions like " + version);
        } else if (best.get().applied() == series.size()) {
            out.println(best.get().tag() + " takes all of it (tried: " + names + ")");
        } else {
            out.println("no tag near " + version + " takes all of it; " + best.get().tag() + " takes the first " + best.get().applied()
                    + " of " + series.size() + " (tried: " + names + ")");
        }
    }
}
