package dev.subblock.patches.base;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Source packages in miniature: a tar with a {@code .tar.xz} in it. */
final class Tarballs {
    static final DebianSource SOURCE = new DebianSource("linux-source-9.9", "usr/src/linux-source-9.9.tar.xz");
    static final Instant DATE = Instant.parse("2026-11-16T10:17:40Z");

    private final ByteArrayOutputStream inner = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(inner, "UTF-8");

    /** A few files of every kind that a kernel has, in an order that git would not use. */
    static Tarballs kernel() throws IOException {
        return new Tarballs().directory("linux-source-9.9/").file("linux-source-9.9/fs/xfs/xfs_file.c", 0644, "code\n")
                .directory("linux-source-9.9/fs/").file("linux-source-9.9/Makefile", 0664, "m\n")
                .file("linux-source-9.9/scripts/run", 0755, "r\n").file("linux-source-9.9/fs.c", 0644, "")
                .link("linux-source-9.9/scripts/link", "../Makefile", TarConstants.LF_SYMLINK)
                .link("linux-source-9.9/hard", "linux-source-9.9/Makefile", TarConstants.LF_LINK)
                .link("linux-source-9.9/pipe", "", TarConstants.LF_FIFO);
    }

    Tarballs directory(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    Tarballs file(String name, int mode, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        entry.setMode(0100000 | mode);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
        return this;
    }

    /** Only the header of a file; what follows is whatever follows. */
    byte[] headerOnly(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        tar.flush();
        return xz(inner.toByteArray());
    }

    Tarballs link(String name, String target, byte kind) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    byte[] tarXz() throws IOException {
        tar.close();
        return xz(inner.toByteArray());
    }

    private static byte[] xz(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(packed, new LZMA2Options(1))) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** What {@code dpkg-deb --fsys-tarfile} gives of a package with this file in it. */
    static byte[] fsys(String path, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream outer = new TarArchiveOutputStream(bytes)) {
            outer.putArchiveEntry(new TarArchiveEntry("./usr/"));
            outer.closeArchiveEntry();
            TarArchiveEntry entry = new TarArchiveEntry("./" + path);
            entry.setSize(content.length);
            entry.setLastModifiedTime(FileTime.from(DATE));
            outer.putArchiveEntry(entry);
            outer.write(content);
            outer.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    byte[] fsys() throws IOException {
        return fsys(SOURCE.tarball(), tarXz());
    }
}
