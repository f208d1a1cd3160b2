package dev.subblock.lab.guest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;

/** An archive, read back. */
final class Cpio {

    /** One entry: its type and mode as C has them, the seconds of its time, its bytes. */
    record Entry(long mode, long seconds, long inode, byte[] content) {}

    private Cpio() {}

    /** By name, in the archive's order. */
    static Map<String, Entry> read(Path archive) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (CpioArchiveInputStream in = new CpioArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (CpioArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new Entry(entry.getMode(), entry.getTime(), entry.getInode(), in.readAllBytes()));
            }
        }
        return entries;
    }
}
