package dev.subblock.lab.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Merges a class path into one jar without compression: a guest has no time to inflate. */
final class StoredJar {

    /** Larger than any entry of a class path that is meant for a guest. */
    private static final int MAX_ENTRY = 16 << 20;
    /** Any fixed time: equal content gives equal bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2011, 1, 10, 0, 0);

    private StoredJar() {}

    static byte[] merge(List<Path> classPath) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (Path element : classPath) {
            if (Files.isDirectory(element)) {
                addDirectory(element, entries);
            } else {
                addJar(element, entries);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            jar.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                entry.setCrc(crc.getValue());
                entry.setSize(file.getValue().length);
                entry.setTimeLocal(TIME);
                jar.putNextEntry(entry);
                jar.write(file.getValue());
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void addDirectory(Path root, Map<String, byte[]> entries) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                add(root, root.relativize(file).toString(), in, entries);
            }
        }
    }

    private static void addJar(Path path, Map<String, byte[]> entries) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        add(path, entry.getName(), in, entries);
                    }
                }
            }
        }
    }

    /** The first of a name wins, as on a class path. What describes a jar or a module describes this one no more. */
    private static void add(Path from, String name, InputStream in, Map<String, byte[]> entries) throws IOException {
        if (name.startsWith("META-INF/") || name.equals("module-info.class") || entries.containsKey(name)) {
            return;
        }
        byte[] content = in.readNBytes(MAX_ENTRY + 1);
        if (content.length > MAX_ENTRY) {
            throw new IOException(from + ": " + name + " is too large for a guest");
        }
        entries.put(name, content);
    }
}
