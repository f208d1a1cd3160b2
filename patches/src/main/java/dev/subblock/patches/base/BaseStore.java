package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives out bases as git trees, importing each one once per version. */
public final class BaseStore {

    /** A Debian kernel package has 140 MB and its repository 300 MB; the rest is air for the builds that follow. */
    private static final long NEEDED_BYTES = 600L << 20;

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
        try (BaseLock lock = BaseLock.take(lockFile(base), progress)) {
            // Another run may have imported it while we waited for the lock.
            present = imports.newest();
            return present.isPresent() ? present.get() : fetch(base, imports, progress);
        }
    }

    /**
     * Asks the archive for the newest version and imports it if it is not there yet. Without network the newest
     * import is given, and that is said.
     */
    public BaseTree refresh(Base base, Progress progress) throws PatchesException, IOException, InterruptedException {
        ImportedBases imports = imports(base);
        try (BaseLock lock = BaseLock.take(lockFile(base), progress)) {
            imports.removeUnfinished();
            Optional<BaseTree> present = imports.newest();
            if (present.isEmpty()) {
                return fetch(base, imports, progress);
            }
            Optional<String> newest = newestVersion(base, imports);
            if (newest.isEmpty()) {
                progress.say("the package archive cannot be reached; " + base.name() + " stays at " + present.get().version());
                return present.get();
            }
            Optional<BaseTree> same = imports.version(newest.get());
            return same.isPresent() ? same.get() : fetch(base, imports, progress);
        }
    }

    private Optional<String> newestVersion(Base base, ImportedBases imports)
            throws PatchesException, IOException, InterruptedException {
        Path scratch = imports.newUnfinished();
        try {
            return new SourcePackage(commands, base.source().packageName(), scratch).newestVersion()
                    .filter(DebianVersion::isValid);
        } finally {
            ImportedBases.delete(scratch);
        }
    }

    /** Downloads and imports, in a directory beside the final one; to be called with the lock held. */
    private BaseTree fetch(Base base, ImportedBases imports, Progress progress)
            throws PatchesException, IOException, InterruptedException {
        imports.removeUnfinished();
        Path made = imports.newUnfinished();
        try {
            long free = made.toFile().getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new BaseException("importing " + base.name() + " needs " + (NEEDED_BYTES >> 20) + " MiB in " + root
                        + ", there are " + (free >> 20) + "; make room or set another cache directory");
            }
            Path scratch = Files.createDirectory(made.resolve("download"));
            progress.say("downloading " + base.source().packageName() + " (about 140 MB)");
            SourcePackage.Download deb = new SourcePackage(commands, base.source().packageName(), scratch).download();
            Optional<BaseTree> same = imports.version(deb.version());
            if (same.isPresent()) {
                return same.get();
            }
            progress.say("importing " + base.source().packageName() + " " + deb.version() + " (about a minute)");
            BaseImport.Imported result = new BaseImport(commands, progress).run(deb.file(), base.source(),
                    base.name() + ": " + base.source().packageName() + " " + deb.version(), made.resolve(ImportedBases.REPOSITORY));
            ImportedBases.delete(scratch);
            progress.say("imported " + result.files() + " files"
                    + (result.ignored() > 0 ? ", ignored " + result.ignored() + " that are neither file nor symbolic link" : ""));
            return imports.finish(made, new BaseTree(base.name(), deb.version(), deb.sha256(),
                    made.resolve(ImportedBases.REPOSITORY), result.commit(), result.tree()));
        } catch (IOException e) {
            throw new BaseException("cannot import " + base.source().packageName() + ": " + e.getMessage()
                    + "; nothing was kept, run it again when that is mended", e);
        } finally {
            if (Files.exists(made)) {
                ImportedBases.delete(made);
            }
        }
    }

    private ImportedBases imports(Base base) {
        return new ImportedBases(root.resolve(base.name()));
    }

    private Path lockFile(Base base) {
        return root.resolve(base.name() + ".lock");
    }
}
