package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.experiment.Commission;
import dev.subblock.cli.experiment.JudgeReader;
import dev.subblock.cli.experiment.Judges;
import dev.subblock.cli.experiment.Subject;
import dev.subblock.cli.experiment.SubjectReader;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseException;
import dev.subblock.patches.base.OwnTree;
import dev.subblock.patches.history.HistoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say what is looked at, where that may be a kernel of the user's own. */
public final class TreeAndSeries extends BaseAndSeries {

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(names = "--tree", paramLabel = "DIR", description = {"A git repository of yours, which is only read: --base", "is then a revision in it (default: HEAD)."})
    Optional<Path> tree = Optional.empty();

    private Optional<String> begunWith = Optional.empty();

    /** The revision that is meant; empty if none of a repository of the user's is. */
    Optional<OwnTree> own() throws CliException, PatchesException, IOException {
        // The default of --base names a base that is carried.
        String revision = begunWith.orElse(command.commandLine().getParseResult().hasMatchedOption("--base") ? base : "HEAD");
        try {
            return tree.isEmpty() ? Optional.empty() : Optional.of(OwnTree.find(tree.get(), revision));
        } catch (HistoryException | BaseException e) {
            // No repository, no such revision, no kernel: the command line names what is not there.
            throw CliException.usage(e.getMessage());
        }
    }

    /** Means what a run was begun with, wherever a branch points now. */
    void again(Commission run) {
        base = run.base();
        series = Optional.ofNullable(run.series());
        tree = Optional.ofNullable(run.tree()).map(Path::of);
        begunWith = Optional.of(run.base());
    }

    /** Notes what is looked at. */
    Commission noted(Commission run) throws CliException, PatchesException, IOException {
        Optional<OwnTree> own = own();
        return own.isPresent() ? run.on(own.get().gitDirectory().toRealPath().toString(), own.get().commit().id()) : run;
    }

    @Override
    Subject read(SubjectReader reader) throws CliException, PatchesException, IOException, InterruptedException {
        Optional<OwnTree> own = own();
        return own.isPresent() ? reader.read(own.get(), series) : super.read(reader);
    }

    @Override
    Base profile(Workplace workplace) throws CliException, PatchesException, IOException {
        Optional<OwnTree> own = own();
        return own.isPresent() ? new Carried(workplace).base(own.get()) : super.profile(workplace);
    }

    @Override
    Judges judges(Workplace workplace) throws CliException, PatchesException, IOException, InterruptedException {
        Optional<OwnTree> own = own();
        return own.isPresent() ? new JudgeReader(workplace).judges(own.get()) : super.judges(workplace);
    }
}
