package dev.subblock.patches.base;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import dev.subblock.patches.tree.TreePath;
import dev.subblock.patches.tree.UnsafePathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a base from its TOML file. */
public final class BaseReader {

    /** The only kind there is so far. */
    private static final String DEBIAN_SOURCE = "debian-source";

    /** Names become file names; Debian's policy for package names allows no more than this either. */
    private static final String NAME = "[a-z0-9][a-z0-9+.-]*";

    /** A line of a configuration that sets something; what is not named is off already. */
    private static final String SYMBOL = "CONFIG_[A-Za-z0-9_]+=([ymn]|[0-9]+|0x[0-9a-fA-F]+|\"[^\"]*\")";

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
                root.optionalString("series"), root.optionalString("class_controls"), root.optionalString("judged_by"),
                known(root), root.strings("config"));
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
            if (!judge.matches(NAME) || judge.equals(base.name())) {
                throw root.error("judged_by", "judged_by must name another base");
            }
            if (base.classControls().isPresent()) {
                throw root.error("judged_by", "class_controls are given: judged_by can't stand in for them");
            }
        }
        for (String line : base.config()) {
            if (!line.matches(SYMBOL)) {
                throw root.error("config", "not a line of a kernel configuration, as CONFIG_X=y is: " + line);
            }
        }
    }

    private static List<KnownFinding> known(StrictTable root) throws TomlException {
        List<KnownFinding> known = new ArrayList<>();
        for (StrictTable table : root.tables("known")) {
            known.add(new KnownFinding(table.strings("scenarios"), table.string("reason")));
            table.finish();
            if (known.get(known.size() - 1).scenarios().isEmpty()) {
                throw table.error("scenarios", "a known finding without scenarios would excuse nothing");
            }
        }
        return known;
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
