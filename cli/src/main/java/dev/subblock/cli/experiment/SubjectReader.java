package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.apply.Blobs;
import dev.subblock.patches.apply.SeriesApplier;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.patches.base.OwnTree;
import dev.subblock.patches.claim.Claim;
import dev.subblock.patches.claim.ClaimReader;
import dev.subblock.patches.series.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what the command line names, and applies it. */
public final class SubjectReader {

    private final Workplace workplace;
    private final Optional<Blobs> blobs;
    private final List<KnownFinding> known;
    private final Carried carried;
    private final BaseTrees trees;

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
        this.carried = new Carried(workplace);
        this.trees = new BaseTrees(workplace);
    }

    /** A base with what is known of this version of it today. */
    public Origin origin(BaseTree tree, Base base) {
        LocalDate today = LocalDate.now(workplace.clock());
        return new Origin(tree, base.knowing(Stream.concat(known.stream(), base.known().stream())
                .filter(k -> k.bases().has(base.name(), tree.version()) && !k.expired(today)).toList()));
    }

    /**
     * Reads, opens and applies. The series is read first: a damaged patch is found before the base is fetched.
     *
     * @return without steps, if no series is named and none is carried for the base
     * @throws PatchesException if a patch can't be read or does not apply
     */
    public Subject read(String baseName, Optional<String> seriesName) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = carried.base(baseName);
        if (seriesName.isEmpty() && base.series().isEmpty()) {
            BaseTree tree = trees.tree(base);
            // A base that has the bugs as it came is step 0 of whatever will be written for it.
            List<Step> steps = base.judgedByAnother() ? List.of() : new SeriesApplier(tree.repository()).apply(tree.commit(), carried.undoing(base), List.of());
            return new Subject(origin(tree, base), Subject.NO_SERIES, List.of(), steps, Naming.USUAL);
        }
        Series series = carried.series(base, seriesName);
        return applied(base, series, trees.tree(base), Naming.of(seriesName));
    }

    /**
     * The same on a kernel of the user's own.
     *
     * @throws CliException if no series is named, or the kernel is too old
     */
    public Subject read(OwnTree own, Optional<String> seriesName) throws CliException, PatchesException, IOException, InterruptedException {
        Base base = carried.base(own);
        Series series = carried.series(base, seriesName);
        return applied(base, series, trees.tree(own), Naming.of(seriesName).on(own));
    }

    private Subject applied(Base base, Series series, BaseTree tree, Naming naming) throws PatchesException, IOException {
        Path claimsFile = series.directory().resolve("claims.toml");
        List<Claim> claims = Files.exists(claimsFile) ? ClaimReader.read(claimsFile) : List.of();
        List<Step> steps = new SeriesApplier(tree.repository(), blobs).apply(tree.commit(), carried.undoing(base), series.patches());
        return new Subject(origin(tree, base), series, claims, steps, naming);
    }
}
