package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.tree.BareRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** Turns patches into commits of a bare repository, without a work tree. */
public final class SeriesApplier {
    private final Path repository;
    private final Optional<Blobs> blobs;

    /** @param repository a bare repository */
    public SeriesApplier(Path repository) {
        this(repository, Optional.empty());
    }

    /**
     * @param blobs if given, a patch that does not fit is merged three-way with the files that it was made from, which are
     *        looked for there and in the repository itself
     */
    public SeriesApplier(Path repository, Optional<Blobs> blobs) {
        this.repository = repository;
        this.blobs = blobs;
    }

    /**
     * Applies the control patches and then the series. Equal input gives equal commit ids: a commit has its patch's
     * author, date and message, and a fixed committer at the same date. The last commit is kept by
     * {@code refs/subblock/steps/ID}.
     *
     * @param base id of the commit to start from
     * @param controls make step 0; may be empty, step 0 is then the base's own commit
     * @param series make steps 1 to n, in this order
     * @return n + 1 steps
     * @throws ConflictException if a patch does not fit; no ref has been written then
     * @throws dev.subblock.patches.tree.UnsafePathException if a patch names a path outside the tree; found before
     *         any patch is applied, unless it takes the tree to see it (a path through a symbolic link)
     * @throws PatchesException if a diff is damaged, binary or of a submodule, or the base commit is missing
     */
    public List<Step> apply(String base, List<Patch> controls, List<Patch> series) throws PatchesException, IOException {
        List<ParsedPatch> controlFiles = ParsedPatch.of(controls);
        List<ParsedPatch> seriesFiles = ParsedPatch.of(series);
        try (Repository bare = BareRepository.open(repository); ObjectInserter inserter = bare.newObjectInserter()) {
            RevCommit start = BareRepository.commit(bare, base);
            Step step = new Step(0, start.getShortMessage(), start.name(), start.getTree().name(), List.of(), List.of());
            TreeSet<String> files = new TreeSet<>();
            List<Offset> offsets = new ArrayList<>();
            for (ParsedPatch control : controlFiles) {
                step = next(bare, inserter, step, 0, control);
                files.addAll(step.files());
                offsets.addAll(step.offsets());
            }
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(0, step.title(), step.commit(), step.tree(), List.copyOf(files), offsets, step.merged()));
            for (ParsedPatch patch : seriesFiles) {
                step = next(bare, inserter, step, steps.size(), patch);
                steps.add(step);
            }
            inserter.flush();
            BareRepository.keep(bare, "refs/subblock/steps/" + step.commit(), ObjectId.fromString(step.commit()));
            return List.copyOf(steps);
        }
    }

    private Step next(Repository bare, ObjectInserter inserter, Step before, int number, ParsedPatch patch)
            throws PatchesException, IOException {
        ObjectId root = ObjectId.fromString(before.tree());
        PatchedTree tree;
        List<String> merged = List.of();
        try {
            tree = PatchedTree.of(bare, inserter, root, patch);
        } catch (ConflictException e) {
            if (blobs.isEmpty()) {
                throw e;
            }
            ThreeWay fitting;
            try (ObjectReader reader = inserter.newReader()) {
                fitting = ThreeWay.of(patch, new SourceFiles(patch.name(), reader, root), id -> found(id, blobs.get()));
            }
            tree = PatchedTree.of(bare, inserter, root, fitting.patch().orElseThrow(() -> e.notMerged(fitting.refusal())));
            merged = fitting.merged();
        }
        Patch mail = patch.mail();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree.id());
        commit.setParentId(ObjectId.fromString(before.commit()));
        commit.setAuthor(new PersonIdent(mail.authorName(), mail.authorEmail(), mail.authored().toInstant(),
                mail.authored().getOffset()));
        commit.setCommitter(BareRepository.author(mail.authored().toInstant()));
        commit.setEncoding(StandardCharsets.UTF_8);
        commit.setMessage(mail.message() + "\n");
        return new Step(number, mail.title(), inserter.insert(commit).name(), tree.id().name(), tree.files(), tree.offsets(), merged);
    }

    /** What the user names first, then the repository of the base. */
    private Optional<byte[]> found(AbbreviatedObjectId id, Blobs given) throws IOException {
        Optional<byte[]> blob = given.find(id);
        return blob.isPresent() ? blob : new RepositoryBlobs(List.of(repository)).find(id);
    }
}
