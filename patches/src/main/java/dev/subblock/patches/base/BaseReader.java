package dev.subblock.patches.base;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import dev.subblock.patches.tree.TreePath;
import dev.subblock.patches.tree.UnsafePathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a base from its TOML file. */
public final class BaseReader {

    private static final String DEBIAN_SOURCE = "debian-source";
    private static final String USER_SOURCE = "user";

    /** Names become file names; Debian's policy for package names allows no more than this either. */
    private static final String NAME = "[a-z0-9][a-z0-9+.-]*";

    private static final String VERSION = "[0-9]+\\.[0-9]+\\.[0-9]+";

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
        Base base = new Base(name, root.string("description"), source(file, root.table("source")), root.strings("controls"),
                root.optionalString("series"), root.optionalString("class_controls"), root.optionalString("judged_by"),
                KnownReader.of(root), NeedsReader.build(root), NeedsReader.machine(root), NeedsReader.noise(root), NeedsReader.lacks(root));
        root.finish();
        check(root, base);
        return base;
    }

    private static void check(StrictTable root, Base base) throws TomlException {
        for (String control : base.controls()) {
            checkPath(root, "controls", control);
        }
        if (base.classControls().isPresent()) {
            checkPath(root, "class_controls", base.classControls().get());
        }
        if (base.judgedBy().isEmpty() && base.series().isEmpty()) {
            throw root.error("series", "series is missing, and no judged_by says whose controls show that a scenario can fail");
        }
        if (base.judgedBy().isPresent()) {
            String judge = base.judgedBy().get();
            if (!judge.matches(NAME)) {
                throw root.error("judged_by", "judged_by must name a base");
            }
            if (base.classControls().isPresent()) {
                throw root.error("judged_by", "class_controls are given: judged_by can't stand in for them");
            }
        }
    }

    private static Source source(Path file, StrictTable table) throws TomlException {
        String kind = table.string("kind");
        Source source = switch (kind) {
            case DEBIAN_SOURCE -> debian(table);
            case USER_SOURCE -> user(file, table);
            default -> throw table.error("kind", "kind must be " + DEBIAN_SOURCE + " or " + USER_SOURCE);
        };
        table.finish();
        return source;
    }

    private static DebianSource debian(StrictTable table) throws TomlException {
        DebianSource source = new DebianSource(table.string("package"), table.string("tarball"));
        if (!source.packageName().matches(NAME)) {
            throw table.error("package", "not a name of a Debian package: " + source.packageName());
        }
        checkPath(table, "tarball", source.tarball());
        return source;
    }

    private static UserSource user(Path file, StrictTable table) throws TomlException {
        Optional<String> xfs = table.optionalString("xfs");
        if (xfs.isPresent() && !xfs.get().matches(NAME)) {
            throw table.error("xfs", "not the name of a file beside this one: " + xfs.get());
        }
        UserSource source = new UserSource(table.string("version"), table.strings("needs"),
                xfs.isPresent() ? Optional.of(SourceManifest.read(file.resolveSibling(xfs.get()))) : Optional.empty());
        if (!source.version().matches(VERSION)) {
            throw table.error("version", "not a version as a Makefile has it, VERSION.PATCHLEVEL.SUBLEVEL: " + source.version());
        }
        for (String path : source.needs()) {
            checkPath(table, "needs", path);
        }
        return source;
    }

    static void checkPath(StrictTable table, String key, String path) throws TomlException {
        try {
            TreePath.check(key, path);
        } catch (UnsafePathException e) {
            throw table.error(key, e.getMessage());
        }
    }
}
