package dev.subblock.patches.base;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is known to fail: {@code [[known]]} of a base, and of a file of the user's. */
public final class KnownReader {

    /** Names have less; more stars than that in one only cost time. */
    private static final int LONGEST_NAME = 100;
    private static final int MOST_STARS = 4;
    /** Who knows more does not know which of them he sees. */
    private static final int MOST = 1000;
    private static final int LONGEST_TEXT = 400;
    /** An address, or the id of a commit, whole or as short as git writes it. */
    private static final String LINK = "https?://[!-~]+|[0-9a-f]{7,40}";

    private KnownReader() {}

    /**
     * A user's file. Beside what a base's has, an entry may name the bases it is of: {@code base}.
     *
     * @throws TomlException if it can't be read, has anything but entries, or one that does not say what it excuses and why
     */
    public static List<KnownFinding> read(Path file) throws TomlException {
        StrictTable root = TomlFile.read(file);
        List<KnownFinding> known = new ArrayList<>();
        for (StrictTable table : entries(root)) {
            Optional<String> base = table.optionalString("base");
            if (base.isPresent() && !isName(base.get())) {
                throw table.error("base", "base must be a name of a base, * stands for anything");
            }
            known.add(one(table, base));
        }
        root.finish();
        return List.copyOf(known);
    }

    /** Of a base's file. */
    static List<KnownFinding> of(StrictTable root) throws TomlException {
        List<KnownFinding> known = new ArrayList<>();
        for (StrictTable table : entries(root)) {
            known.add(one(table, Optional.empty()));
        }
        return List.copyOf(known);
    }

    private static List<StrictTable> entries(StrictTable root) throws TomlException {
        List<StrictTable> entries = root.tables("known");
        if (entries.size() > MOST) {
            throw root.error("known", "more than " + MOST + " known findings");
        }
        return entries;
    }

    private static KnownFinding one(StrictTable table, Optional<String> base) throws TomlException {
        List<String> scenarios = table.strings("scenarios");
        if (scenarios.isEmpty()) {
            throw table.error("scenarios", "a known finding without scenarios would excuse nothing");
        }
        if (scenarios.size() > MOST || !scenarios.stream().allMatch(KnownReader::isName)) {
            throw table.error("scenarios", "scenarios must be names of scenarios, * stands for anything");
        }
        Optional<String> link = table.optionalString("link");
        if (link.isPresent() && (link.get().length() > LONGEST_TEXT || !link.get().matches(LINK))) {
            throw table.error("link", "link must be an http or https address, or 7 to 40 hex digits of a commit");
        }
        String reason = table.string("reason");
        if (reason.length() > LONGEST_TEXT || reason.chars().anyMatch(Character::isISOControl)) {
            throw table.error("reason", "reason must be one line of at most " + LONGEST_TEXT + " characters");
        }
        Optional<LocalDate> expires = table.optionalDate("expires");
        KnownFinding known = new KnownFinding(scenarios, reason, where(table), link, range(table, base), expires);
        table.finish();
        return known;
    }

    private static BaseRange range(StrictTable table, Optional<String> base) throws TomlException {
        Optional<String> from = version(table, "from");
        Optional<String> until = version(table, "until");
        if (from.isPresent() && until.isPresent() && BaseRange.compare(from.get(), until.get()) >= 0) {
            throw table.error("until", "no version is from " + from.get() + " until before " + until.get());
        }
        return new BaseRange(base, from, until);
    }

    private static Optional<String> version(StrictTable table, String key) throws TomlException {
        Optional<String> version = table.optionalString(key);
        if (version.isPresent() && !DebianVersion.isValid(version.get())) {
            throw table.error(key, key + " must be a version, as 6.1.100");
        }
        return version;
    }

    private static KnownFinding.Where where(StrictTable table) throws TomlException {
        String word = table.optionalString("where").orElse(KnownFinding.Where.BASE.word());
        for (KnownFinding.Where where : KnownFinding.Where.values()) {
            if (where.word().equals(word)) {
                return where;
            }
        }
        throw table.error("where", "where is base or steps, not " + word);
    }

    private static boolean isName(String glob) {
        return glob.length() <= LONGEST_NAME && glob.matches("[A-Za-z0-9._*-]+") && glob.chars().filter(c -> c == '*').count() <= MOST_STARS;
    }
}
