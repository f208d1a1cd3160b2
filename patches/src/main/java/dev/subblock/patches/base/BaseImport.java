package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Streams the tarball inside a Debian package into a new bare repository. */
final class BaseImport {

    /** What {@code xz -9} needs to be read is 65 MiB; an archive that wants more was not made for a source package. */
    static final int XZ_MEMORY_KIB = 256 << 10;

    private final Commands commands;
    private final Progress progress;

    BaseImport(Commands commands, Progress progress) {
        this.commands = commands;
        this.progress = progress;
    }

    /**
     * Dated by the package, so that the same package gives the same commit everywhere.
     *
     * @param deb the package file
     * @param repository directory to make the bare repository in; must not exist
     * @throws BaseException if the tarball is not in the package, or is none that {@link TreeImport} takes
     * @throws PatchesException if a path in it leaves the tree
     */
    TreeImport.Imported run(Path deb, DebianSource source, String title, Path repository) throws PatchesException, IOException {
        List<String> argv = List.of("dpkg-deb", "--fsys-tarfile", deb.toAbsolutePath().toString());
        try (InputStream raw = commands.stream(deb.toAbsolutePath().getParent(), argv);
                TarArchiveInputStream outer = new TarArchiveInputStream(raw)) {
            TarArchiveEntry tarball = find(outer, source);
            try (TreeImport tree = TreeImport.whole("tarball", repository, progress);
                    TarArchiveInputStream inner = new TarArchiveInputStream(new XZInputStream(outer, XZ_MEMORY_KIB))) {
                TarFiles.copy(inner, tree);
                return tree.finish(title, tarball.getLastModifiedTime().toInstant());
            }
        }
    }

    private static TarArchiveEntry find(TarArchiveInputStream outer, DebianSource source) throws BaseException, IOException {
        for (TarArchiveEntry entry = outer.getNextEntry(); entry != null; entry = outer.getNextEntry()) {
            if (TarFiles.isPlain(entry) && entry.getName().replaceFirst("^\\./", "").equals(source.tarball())) {
                return entry;
            }
        }
        throw new BaseException("package " + source.packageName() + " has no file " + source.tarball());
    }
}
