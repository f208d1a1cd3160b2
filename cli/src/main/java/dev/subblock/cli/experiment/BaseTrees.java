package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.lab.lock.InUse;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseStore;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.OwnTree;
import dev.subblock.patches.base.OwnTrees;
import dev.subblock.patches.base.SystemCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sources of kernels, copied to where kernels are built from. What is opened stays as long as this process. */
public final class BaseTrees {

    private final Workplace workplace;

    public BaseTrees(Workplace workplace) {
        this.workplace = workplace;
    }

    /** A kernel of the user's own, copied to where kernels are built from. */
    public BaseTree tree(OwnTree own) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = new Carried(workplace).base(own);
        OwnTrees trees = new OwnTrees(workplace.cache());
        try (Progress.Phase phase = workplace.progress().begin("base own", "opening " + own.revision() + " of " + own.gitDirectory())) {
            // Before it is made: what is found then stays.
            hold(trees.place(base, own));
            BaseTree tree = trees.copy(base, own, workplace.progress()::say);
            InUse.mark(tree.repository().resolveSibling(BaseStore.USED));
            phase.done();
            return tree;
        }
    }

    private void hold(Path directory) throws IOException {
        InUse.of(workplace.cache()).hold(workplace.cache().relativize(directory).toString());
    }

    public BaseTree tree(Base base) throws PatchesException, IOException, InterruptedException {
        try (Progress.Phase phase = workplace.progress().begin("base " + base.name(), "opening the base " + base.name())) {
            BaseStore store = new BaseStore(workplace.cache(), new SystemCommands());
            BaseTree tree = store.open(base, workplace.progress()::say);
            InUse.of(workplace.cache()).hold("bases/" + tree.base() + "/" + tree.version());
            if (!Files.isDirectory(tree.repository())) {
                // Somebody made room between the two.
                tree = store.open(base, workplace.progress()::say);
            }
            InUse.mark(tree.repository().resolveSibling(BaseStore.USED));
            phase.done();
            return tree;
        }
    }
}
