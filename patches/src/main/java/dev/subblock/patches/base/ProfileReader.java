package dev.subblock.patches.base;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a profile from its TOML file: a {@code [[part]]} has {@code build}, {@code machine} and {@code lacks} as a base has them. */
public final class ProfileReader {

    private static final String VERSION = "[0-9]+\\.[0-9]+(\\.[0-9]+)?";

    private ProfileReader() {}

    /**
     * @throws TomlException if the file cannot be read, is no TOML, has an unknown or missing key, a value of the
     *         wrong type, or a part that is for no version or for every one without saying so
     */
    public static Profile read(Path file) throws TomlException {
        StrictTable root = TomlFile.read(file);
        List<Profile.Part> parts = new ArrayList<>();
        for (StrictTable table : root.tables("part")) {
            parts.add(part(table));
        }
        Profile profile = new Profile(root.string("name"), root.string("description"), version(root, "oldest").orElseThrow(() -> root.error("oldest", "oldest is missing")),
                root.string("judged_by"), root.strings("scenarios"), parts);
        root.finish();
        if (profile.scenarios().isEmpty()) {
            throw root.error("scenarios", "scenarios must name what is run where nobody asks for others");
        }
        return profile;
    }

    private static Profile.Part part(StrictTable table) throws TomlException {
        BaseRange versions = new BaseRange(Optional.empty(), version(table, "from"), version(table, "until"));
        if (versions.equals(BaseRange.ALL)) {
            throw table.error("from", "a part is for the versions from, until, or both");
        }
        if (versions.from().isPresent() && versions.until().isPresent() && BaseRange.compare(versions.from().get(), versions.until().get()) >= 0) {
            throw table.error("until", "until must be after from: no version has this part");
        }
        Profile.Part part = new Profile.Part(versions, table.string("reason"), NeedsReader.build(table), NeedsReader.machine(table), NeedsReader.lacks(table));
        table.finish();
        return part;
    }

    private static Optional<String> version(StrictTable table, String key) throws TomlException {
        Optional<String> version = table.optionalString(key);
        if (version.filter(v -> !v.matches(VERSION)).isPresent()) {
            throw table.error(key, key + " must be a kernel's version, as 5.10 is: " + version.get());
        }
        return version;
    }
}
