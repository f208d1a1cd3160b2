package dev.subblock.patches.base;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import dev.subblock.patches.tree.TreePath;
import dev.subblock.patches.tree.UnsafePathException;
import java.nio.file.Path;

/** Reads a base from its TOML file. */
public final class BaseReader {

    /** The only kind there is so far. */
    private static final String DEBIAN_SOURCE = "debian-source";

    /** Names become file names; Debian's policy for package names allows no more than this either. */
    private static final String NAME = "[a-z0-9][a-z0-9+.-]*";

    private BaseReader() {}

    /**
     * @param file {@code NAME.toml}
     * @throws TomlException if the file cannot be read, is no TOML, has an unknown or missing key, a value of the
     *         wrong type, another name than its file, or a path that leaves its tree
     */
    public static Base read(Path file) throws TomlException {
        StrictTable root = TomlFile.read(file);
        String name = root.string("name");
        if (!name.matches(NAME) || !file.getFileName().toString().equals(name + ".toml")) {
            throw root.error("name", "the base of this file must be called " + file.getFileName().toString().replaceFirst("\\.toml$", ""));
        }
        Base base = new Base(name, root.string("description"), source(root.table("source")), root.strings("controls"),
                root.string("series"));
        root.finish();
        for (String control : base.controls()) {
            checkPath(root, "controls", control);
        }
        return base;
    }

    private static DebianSource source(StrictTable table) throws TomlException {
        if (!table.string("kind").equals(DEBIAN_SOURCE)) {
            throw table.error("kind", "kind must be " + DEBIAN_SOURCE);
        }
        DebianSource source = new DebianSource(table.string("package"), table.string("tarball"));
        table.finish();
        if (!source.packageName().matches(NAME)) {
            throw table.error("package", "not a name of a Debian package: " + source.packageName());
        }
        checkPath(table, "tarball", source.tarball());
        return source;
    }

    private static void checkPath(StrictTable table, String key, String path) throws TomlException {
        try {
            TreePath.check(key, path);
        } catch (UnsafePathException e) {
            throw table.error(key, e.getMessage());
        }
    }
}
