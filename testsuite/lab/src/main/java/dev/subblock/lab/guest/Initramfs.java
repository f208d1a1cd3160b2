package dev.subblock.lab.guest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/** Packs a directory as an initramfs. Times are kept: class data sharing compares them. */
final class Initramfs {

    private Initramfs() {}

    static void pack(Path root, Path archive) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.filter(p -> !p.equals(root)).sorted().toList();
        }
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16);
                CpioArchiveOutputStream out = new CpioArchiveOutputStream(file, CpioConstants.FORMAT_NEW)) {
            long inode = 1;
            for (Path path : paths) {
                add(out, path, root.relativize(path).toString(), inode++);
            }
        }
    }

    private static void add(CpioArchiveOutputStream out, Path path, String name, long inode) throws IOException {
        byte[] content = {};
        long mode = CpioConstants.C_ISDIR | 0755;
        if (Files.isSymbolicLink(path)) {
            content = Files.readSymbolicLink(path).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            mode = CpioConstants.C_ISLNK | 0777;
        } else if (Files.isRegularFile(path)) {
            content = Files.readAllBytes(path);
            mode = CpioConstants.C_ISREG | (Files.isExecutable(path) ? 0755 : 0644);
        }
        CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, name, content.length);
        entry.setMode(mode);
        entry.setInode(inode);
        entry.setNumberOfLinks(1);
        entry.setTime(Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis() / 1000);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }
}
