package dev.subblock.patches.base;

import dev.subblock.patches.PatchesException;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Hands the files of a tar archive on, without the directory at its top in which all of them lie. */
final class TarFiles {

    private TarFiles() {}

    static void copy(TarArchiveInputStream tar, TreeImport to) throws PatchesException, IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String path = entry.getName().replaceFirst("^(\\./)?[^/]+/?", "");
            if (entry.isDirectory() || path.isEmpty() || to.refuses(path)) {
                continue;
            }
            if (entry.isSymbolicLink()) {
                to.link(path, entry.getLinkName());
            } else if (isPlain(entry)) {
                to.file(path, (entry.getMode() & 0100) != 0, entry.getSize(), tar);
            } else {
                to.ignore();
            }
        }
    }

    /** The library's own isFile() is true of a FIFO too. */
    static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isFIFO()
                && !entry.isCharacterDevice() && !entry.isBlockDevice();
    }
}
