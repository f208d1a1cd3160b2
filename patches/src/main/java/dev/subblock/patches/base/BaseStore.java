package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives out bases as git trees, importing each one once per version. */
public final class BaseStore {

    /** A Debian kernel package has 140 MB and its repository 300 MB; the rest is air for the builds that follow. */
    private static final long NEEDED_BYTES = 600L << 20;

    /** File in an import's directory whose time is when the import was last used. */
    public static final String USED = "used";

    private final Path root;
    private final Commands commands;

    /** @param cacheRoot a directory of the user's cache; the imports go below {@code bases} in it */
    public BaseStore(Path cacheRoot, Commands commands) {
        this.root = cacheRoot.resolve("bases");
        this.commands = commands;
    }

    /**
     * Gives the newest import of a base. Only where there is none, the package is fetched and imported, which takes
     * about a minute after the download; apt is not asked otherwise.
     *
     * @throws BaseException if there is no import and the package cannot be fetched, or the disk is full
     * @throws InterruptedException if we were asked to stop; what was half made is removed now or by the next run
     */
    public BaseTree open(Base base, Progress progress) throws PatchesException, IOException, InterruptedException {
        ImportedBases imports = imports(base);
        Optional<BaseTree> present = imports.newest();
        if (present.isPresent()) {
            return present.get();
        }
        DebianSource source = packaged(base);
        try (BaseLock lock = BaseLock.take(lockFile(base), progress)) {
            // Another run may have imported it while we waited for the lock.
            present = imports.newest();
            return present.isPresent() ? present.get() : fetch(base, source, imports, progress);
        }
    }

    /**
     * Asks the archive for the newest version and imports it if it is not there yet. Without network the newest
     * import is given, and that is said.
     */
    public BaseTree refresh(Base base, Progress progress) throws PatchesException, IOException, InterruptedException {
        ImportedBases imports = imports(base);
        DebianSource source = packaged(base);
        try (BaseLock lock = BaseLock.take(lockFile(base), progress)) {
            imports.removeUnfinished();
            Optional<BaseTree> present = imports.newest();
            if (present.isEmpty()) {
                return fetch(base, source, imports, progress);
            }
            Optional<String> newest = newestVersion(source, imports);
            if (newest.isEmpty()) {
                progress.say("the package archive cannot be reached; " + base.name() + " stays at " + present.get().version());
                return present.get();
            }
            Optional<BaseTree> same = imports.version(newest.get());
            return same.isPresent() ? same.get() : fetch(base, source, imports, progress);
        }
    }

    private Optional<String> newestVersion(DebianSource source, ImportedBases imports)
            throws PatchesException, IOException, InterruptedException {
        Path scratch = imports.newUnfinished();
        try {
            return new SourcePackage(commands, source.packageName(), scratch).newestVersion()
                    .filter(DebianVersion::isValid);
        } finally {
            ImportedBases.delete(scratch);
        }
    }

    /** Downloads and imports, in a directory beside the final one; to be called with the lock held. */
    private BaseTree fetch(Base base, DebianSource source, ImportedBases imports, Progress progress)
            throws PatchesException, IOException, InterruptedException {
        imports.removeUnfinished();
        Path made = imports.newUnfinished();
        try {
            checkRoom(base, made);
            Path scratch = Files.createDirectory(made.resolve("download"));
            progress.say("downloading " + source.packageName() + " (about 140 MB)");
            SourcePackage.Download deb = new SourcePackage(commands, source.packageName(), scratch).download();
            Optional<BaseTree> same = imports.version(deb.version());
            if (same.isPresent()) {
                return same.get();
            }
            progress.say("importing " + source.packageName() + " " + deb.version() + " (about a minute)");
            TreeImport.Imported result = new BaseImport(commands, progress).run(deb.file(), source,
                    base.name() + ": " + source.packageName() + " " + deb.version(), made.resolve(ImportedBases.REPOSITORY));
            ImportedBases.delete(scratch);
            progress.say("imported " + result.files() + " files"
                    + (result.ignored() > 0 ? ", ignored " + result.ignored() + " that are neither file nor symbolic link" : ""));
            return imports.finish(made, BaseTree.plain(base.name(), deb.version(), deb.sha256(),
                    made.resolve(ImportedBases.REPOSITORY), result.commit(), result.tree()));
        } catch (IOException e) {
            throw new BaseException("cannot import " + source.packageName() + ": " + e.getMessage()
                    + "; nothing was kept, run it again when that is mended", e);
        } finally {
            if (Files.exists(made)) {
                ImportedBases.delete(made);
            }
        }
    }

    /**
     * Takes a kernel source that the user has; from then on the base is that one. What is there is not changed.
     *
     * @param from a directory, a tarball, or a git repository here or elsewhere, with {@code #REF}
     * @param make variables for make's command line that this copy needs
     * @param includes directories that its compiler needs; they are copied
     * @throws BaseException if the base is none that a user gives, or the source is not the one it needs
     */
    public BaseTree add(Base base, String from, Map<String, String> make, List<Path> includes, Progress progress)
            throws PatchesException, IOException, InterruptedException {
        if (!(base.source() instanceof UserSource source)) {
            throw new BaseException(base.name() + " is a Debian package; it is fetched when it is needed");
        }
        SourcePlace place = SourcePlace.of(from);
        ImportedBases imports = imports(base);
        try (BaseLock lock = BaseLock.take(lockFile(base), progress)) {
            imports.removeUnfinished();
            Path made = imports.newUnfinished();
            try {
                checkRoom(base, made);
                BaseTree tree = new UserSourceCheck(base, source).take(place, made, new UserImport(commands, Files.createDirectory(made.resolve("download"))), progress);
                ImportedBases.delete(made.resolve("download"));
                if (imports.version(tree.version()).isEmpty()) {
                    imports.finish(made, tree);
                }
                List<Path> copies = GivenFiles.copy(includes, imports.givenDirectory(tree.version()));
                return imports.choose(new BaseTree(tree.base(), tree.version(), tree.sha256(), tree.repository(), tree.commit(), tree.tree(),
                        new Given(make, copies), tree.remarks()));
            } finally {
                if (Files.exists(made)) {
                    ImportedBases.delete(made);
                }
            }
        }
    }

    /** The import of a base, if there is one; nothing is fetched. */
    public Optional<BaseTree> present(Base base) throws BaseException, IOException {
        return imports(base).newest();
    }

    private static DebianSource packaged(Base base) throws BaseException {
        if (base.source() instanceof DebianSource source) {
            return source;
        }
        throw new BaseException("base " + base.name() + " has no source here: subblock base add " + base.name() + " --from DIR|TARBALL|GIT[#REF]");
    }

    private void checkRoom(Base base, Path made) throws BaseException {
        long free = made.toFile().getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new BaseException("importing " + base.name() + " needs " + (NEEDED_BYTES >> 20) + " MiB in " + root
                    + ", there are " + (free >> 20) + "; make room or set another cache directory");
        }
    }

    private ImportedBases imports(Base base) {
        return new ImportedBases(root.resolve(base.name()));
    }

    private Path lockFile(Base base) {
        return root.resolve(base.name() + ".lock");
    }
}
