package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.terminal.Progress;
import dev.subblock.lab.lock.InUse;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.Blobs;
import dev.subblock.patches.apply.SeriesApplier;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseReader;
import dev.subblock.patches.base.BaseStore;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.patches.base.OwnTree;
import dev.subblock.patches.base.OwnTrees;
import dev.subblock.patches.base.Profile;
import dev.subblock.patches.base.ProfileReader;
import dev.subblock.patches.base.SystemCommands;
import dev.subblock.patches.base.UserSource;
import dev.subblock.patches.claim.Claim;
import dev.subblock.patches.claim.ClaimReader;
import dev.subblock.patches.control.Control;
import dev.subblock.patches.control.ControlReader;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.PatchReader;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCatalogue;
import dev.subblock.patches.series.SeriesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what the command line names, and applies it. */
public final class SubjectReader {

    /** Below the directory of everything that is carried. */
    private static final String PROFILE = "profiles/linux.toml";

    private final Workplace workplace;
    private final Optional<Blobs> blobs;
    private final List<KnownFinding> known;

    public SubjectReader(Workplace workplace) {
        this(workplace, Optional.empty(), List.of());
    }

    /** @param blobs if given, patches that do not fit are merged three-way; see {@link SeriesApplier#SeriesApplier(Path, Optional)} */
    public SubjectReader(Workplace workplace, Optional<Blobs> blobs) {
        this(workplace, blobs, List.of());
    }

    /** @param known what is known of bases beside what their files say; it says why where both do */
    public SubjectReader(Workplace workplace, List<KnownFinding> known) {
        this(workplace, Optional.empty(), known);
    }

    private SubjectReader(Workplace workplace, Optional<Blobs> blobs, List<KnownFinding> known) {
        this.workplace = workplace;
        this.blobs = blobs;
        this.known = List.copyOf(known);
    }

    /** A base with what is known of this version of it today. */
    public Origin origin(BaseTree tree, Base base) {
        LocalDate today = LocalDate.now(workplace.clock());
        return new Origin(tree, base.knowing(Stream.concat(known.stream(), base.known().stream())
                .filter(k -> k.bases().has(base.name(), tree.version()) && !k.expired(today)).toList()));
    }

    /** All bases that are carried, sorted. */
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(workplace.patches().resolve("bases"))) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".toml")).map(n -> n.substring(0, n.length() - ".toml".length())).sorted().toList();
        }
    }

    /** @throws CliException if there is no such base */
    public Base base(String name) throws CliException, PatchesException {
        Path file = workplace.patches().resolve("bases").resolve(name + ".toml");
        if (!name.matches("[\\w.-]+") || !Files.exists(file)) {
            throw CliException.usage("no base is named " + name + ": subblock base list shows them");
        }
        return BaseReader.read(file);
    }

    /** What a run was made on. @throws CliException if that is not there any more */
    public Base base(Results.BaseInfo run) throws CliException, PatchesException, IOException {
        return run.tree() == null ? base(run.name()) : base(OwnTree.find(Path.of(run.tree()), run.revision()));
    }

    /** @param series {@code NAME}, {@code NAME/VERSION} a directory of patches, an mbox or quilt; the base's own if empty */
    public Series series(Base base, Optional<String> series) throws CliException, PatchesException, IOException {
        String named = series.or(base::series)
                .orElseThrow(() -> CliException.usage("no series is carried for " + base.description() + ": name one with --series"));
        Path directory = Path.of(named);
        if (!named.isEmpty() && GivenSeries.isAt(directory)) {
            return GivenSeries.read(directory, workplace);
        }
        if (named.isEmpty() || named.startsWith("/") || named.startsWith(".")) {
            throw CliException.usage("--series " + named + ": no such directory");
        }
        String[] parts = named.split("/", 2);
        Optional<String> version = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
        SeriesCatalogue catalogue = new SeriesCatalogue(workplace.patches().resolve("series"));
        // None is carried for kernels of the user's own: those of the base that judges them are meant.
        String owner = names().contains(base.name()) ? base.name() : base.judgedBy().orElseThrow();
        return SeriesReader.read(catalogue.find(owner, parts[0], version).directory());
    }

    /** How kernels of the user's own are taken. */
    public Profile profile() throws PatchesException {
        return ProfileReader.read(workplace.patches().resolve(PROFILE));
    }

    /**
     * What a kernel of the user's own is taken as: what {@link #profile} says of its version; of an older one, the base of that version.
     *
     * @throws CliException if it is older, and no base has that version
     */
    public Base base(OwnTree own) throws CliException, PatchesException, IOException {
        Profile profile = profile();
        if (profile.takes(own.number())) {
            return profile.base(own.number());
        }
        for (String name : names()) {
            Base base = base(name);
            if (base.source() instanceof UserSource source && source.version().equals(own.number())) {
                return base;
            }
        }
        throw CliException.usage(own.revision() + " of " + own.gitDirectory() + " is Linux " + own.number() + ": kernels from " + profile.oldest()
                + " on are built as they come, older ones only if subblock base list has them");
    }

    /** A kernel of the user's own, copied to where kernels are built from. */
    public BaseTree tree(OwnTree own) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = base(own);
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

    /**
     * Reads, opens and applies. The series is read first: a damaged patch is found before the base is fetched.
     *
     * @return without steps, if no series is named and none is carried for the base
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public Subject read(String baseName, Optional<String> seriesName) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = base(baseName);
        if (seriesName.isEmpty() && base.series().isEmpty()) {
            BaseTree tree = tree(base);
            // A base that has the bugs as it came is step 0 of whatever will be written for it.
            List<Step> steps = base.judgedByAnother() ? List.of() : new SeriesApplier(tree.repository()).apply(tree.commit(), undoing(base), List.of());
            return new Subject(origin(tree, base), Subject.NO_SERIES, List.of(), steps, Naming.USUAL);
        }
        Series series = series(base, seriesName);
        return applied(base, series, tree(base), Naming.of(seriesName));
    }

    /**
     * The same on a kernel of the user's own.
     *
     * @throws CliException if no series is named, or the kernel is too old
     */
    public Subject read(OwnTree own, Optional<String> seriesName) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = base(own);
        Series series = series(base, seriesName);
        return applied(base, series, tree(own), Naming.of(seriesName).on(own));
    }

    private Subject applied(Base base, Series series, BaseTree tree, Naming naming) throws PatchesException, IOException {
        Path claimsFile = series.directory().resolve("claims.toml");
        List<Claim> claims = Files.exists(claimsFile) ? ClaimReader.read(claimsFile) : List.of();
        List<Step> steps = new SeriesApplier(tree.repository(), blobs).apply(tree.commit(), undoing(base), series.patches());
        return new Subject(origin(tree, base), series, claims, steps, naming);
    }

    /**
     * The kernels that show that a scenario can fail: those of the base, or of the one that judges it.
     *
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public Judges judges(String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        Base asked = base(baseName);
        Base base = asked.judgedByAnother() ? base(asked.judgedBy().get()) : asked;
        return judges(base, tree(base));
    }

    /** The same for a kernel of the user's own. */
    public Judges judges(OwnTree own) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = base(own);
        return base.judgedByAnother() ? judges(base.judgedBy().get()) : judges(base, tree(own));
    }

    private Judges judges(Base base, BaseTree tree) throws PatchesException, IOException {
        List<Patch> undoing = undoing(base);
        List<Control> controls = base.classControls().isPresent()
                ? ControlReader.read(workplace.patches().resolve(base.classControls().get())) : List.of();
        Origin origin = origin(tree, base);
        SeriesApplier applier = new SeriesApplier(tree.repository());
        // Without anything to undo, it is the base as it came.
        Step step0 = applier.apply(tree.commit(), undoing, List.of()).get(0);
        Kernel undone = Kernel.step(0, step0.title(), step0.commit(), step0.tree(), origin);
        return new Judges(Optional.of(undone), kernels(tree, base, controls));
    }

    /** What {@link #protocolControls} are called, beside the controls of race classes. */
    private static final String PROTOCOL = "protocol.toml";
    /** What {@link #costControls} are called. */
    private static final String COST = "cost.toml";

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

    private List<ControlKernel> controlsIn(String name, String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = base(baseName);
        Optional<Path> file = base.classControls().map(f -> workplace.patches().resolve(f).resolveSibling(name)).filter(Files::exists);
        return file.isEmpty() ? List.of() : kernels(tree(base), base, ControlReader.read(file.get()));
    }

    /** What {@link #errorControls} are called, beside the controls of race classes. */
    private static final String ERRORS = "errors.toml";

    /**
     * The kernels in which a lock is not given back where something fails: the base as it came, and a patch.
     *
     * @return none if there are none for that base
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public List<ControlKernel> errorControls(String baseName) throws CliException, PatchesException, IOException, InterruptedException {
        return controlsIn(ERRORS, baseName);
    }

    private static List<ControlKernel> kernels(BaseTree tree, Base base, List<Control> controls) throws PatchesException, IOException {
        List<ControlKernel> kernels = new ArrayList<>();
        for (Control control : controls) {
            Step step = new SeriesApplier(tree.repository()).apply(tree.commit(), List.of(control.patch()), List.of()).get(0);
            kernels.add(new ControlKernel(Kernel.control(control.id(), step.title(), step.commit(), step.tree(), new Origin(tree, base)), control));
        }
        return kernels;
    }

    /** The patches that make step 0 of a base. */
    public List<Patch> undoing(Base base) throws PatchesException {
        List<Patch> patches = new ArrayList<>();
        for (String control : base.controls()) {
            patches.add(PatchReader.read(workplace.patches().resolve(control)));
        }
        return patches;
    }
}
