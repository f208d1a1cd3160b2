package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.SeriesApplier;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.OwnTree;
import dev.subblock.patches.control.Control;
import dev.subblock.patches.control.ControlReader;
import dev.subblock.patches.series.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernels that others are judged by: those in which something must be seen that is not to be seen elsewhere. */
public final class JudgeReader {

    /** What {@link #protocolControls} are called, beside the controls of race classes. */
    private static final String PROTOCOL = "protocol.toml";
    /** What {@link #costControls} are called. */
    private static final String COST = "cost.toml";
    /** What {@link #errorControls} are called, beside the controls of race classes. */
    private static final String ERRORS = "errors.toml";

    private final Workplace workplace;
    private final Carried carried;
    private final BaseTrees trees;

    public JudgeReader(Workplace workplace) {
        this.workplace = workplace;
        this.carried = new Carried(workplace);
        this.trees = new BaseTrees(workplace);
    }

    /**
     * The kernels that show that a scenario can fail: those of the base, or of the one that judges it.
     *
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public Judges judges(String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        Base asked = carried.base(baseName);
        Base base = asked.judgedByAnother() ? carried.base(asked.judgedBy().get()) : asked;
        return judges(base, trees.tree(base));
    }

    /** The same for a kernel of the user's own. */
    public Judges judges(OwnTree own) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = carried.base(own);
        return base.judgedByAnother() ? judges(base.judgedBy().get()) : judges(base, trees.tree(own));
    }

    private Judges judges(Base base, BaseTree tree) throws PatchesException, IOException {
        List<Patch> undoing = carried.undoing(base);
        List<Control> controls = base.classControls().isPresent()
                ? ControlReader.read(workplace.patches().resolve(base.classControls().get())) : List.of();
        Origin origin = new SubjectReader(workplace).origin(tree, base);
        SeriesApplier applier = new SeriesApplier(tree.repository());
        // Without anything to undo, it is the base as it came.
        Step step0 = applier.apply(tree.commit(), undoing, List.of()).get(0);
        Kernel undone = Kernel.step(0, step0.title(), step0.commit(), step0.tree(), origin);
        return new Judges(Optional.of(undone), kernels(tree, base, controls));
    }

    /**
     * The kernels in which a lock is moved that the protocol must be seen to change with: the base as it came, and a patch.
     *
     * @return none if there are none for that base
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public List<ControlKernel> protocolControls(String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        return controlsIn(PROTOCOL, baseName);
    }

    /**
     * The kernels in which a direct write of whole blocks costs more than in the base as it came, and must be seen to.
     *
     * @return none if there are none for that base
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public List<ControlKernel> costControls(String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        return controlsIn(COST, baseName);
    }

    /**
     * The kernels in which a lock is not given back where something fails: the base as it came, and a patch.
     *
     * @return none if there are none for that base
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public List<ControlKernel> errorControls(String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        return controlsIn(ERRORS, baseName);
    }

    private List<ControlKernel> controlsIn(String name, String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = carried.base(baseName);
        Optional<Path> file = base.classControls().map(f -> workplace.patches().resolve(f).resolveSibling(name)).filter(Files::exists);
        return file.isEmpty() ? List.of() : kernels(trees.tree(base), base, ControlReader.read(file.get()));
    }

    private static List<ControlKernel> kernels(BaseTree tree, Base base, List<Control> controls) throws PatchesException, IOException {
        List<ControlKernel> kernels = new ArrayList<>();
        for (Control control : controls) {
            Step step = new SeriesApplier(tree.repository()).apply(tree.commit(), List.of(control.patch()), List.of()).get(0);
            kernels.add(new ControlKernel(Kernel.control(control.id(), step.title(), step.commit(), step.tree(), new Origin(tree, base)), control));
        }
        return kernels;
    }
}
