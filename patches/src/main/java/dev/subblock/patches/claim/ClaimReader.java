package dev.subblock.patches.claim;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the claims of a series from a TOML file of {@code [[claim]]} tables with the keys {@code id},
 * {@code quote}, {@code scenarios} and {@code from}, all of them needed, and {@code before}: {@code "corrupt"}, which
 * is meant where it is not given, or {@code "clean"}.
 */
public final class ClaimReader {
    private ClaimReader() {}

    /**
     * @return the claims in the order of the file, at least one
     * @throws TomlException if the file cannot be read, is no TOML, has an unknown or missing key, a value of
     *         the wrong type, a claim without scenarios, two claims of one id, or a {@code from} below 1
     */
    public static List<Claim> read(Path file) throws TomlException {
        StrictTable root = TomlFile.read(file);
        List<Claim> claims = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (StrictTable table : root.tables("claim")) {
            Claim claim = claim(table);
            if (!ids.add(claim.id())) {
                throw table.error("id", "a second claim is called " + claim.id());
            }
            claims.add(claim);
        }
        // Read by readProtocol().
        root.tables("protocol");
        root.finish();
        if (claims.isEmpty()) {
            throw new TomlException(file, "has no [[claim]]");
        }
        return List.copyOf(claims);
    }

    /**
     * The {@code [[protocol]]} tables of the same file, with the keys {@code id}, {@code quote}, {@code from} and {@code to},
     * and {@code changes}, {@code except} and {@code may}, which are empty where they are not given.
     *
     * @return in the order of the file; none if it has none
     * @throws TomlException as {@link #read}, of these tables, and if {@code to} is before {@code from}
     */
    public static List<ProtocolClaim> readProtocol(Path file) throws TomlException {
        List<ProtocolClaim> claims = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (StrictTable table : TomlFile.read(file).tables("protocol")) {
            ProtocolClaim claim = new ProtocolClaim(table.string("id"), table.string("quote"), table.integer("from"), table.integer("to"),
                    table.strings("changes"), table.strings("except"), table.strings("may"));
            table.finish();
            if (!ids.add(claim.id())) {
                throw table.error("id", "a second claim is called " + claim.id());
            }
            if (claim.from() < 1 || claim.to() < claim.from()) {
                throw table.error("from", "from must be at least 1, and to at least from");
            }
            claims.add(claim);
        }
        return List.copyOf(claims);
    }

    private static Claim claim(StrictTable table) throws TomlException {
        Claim claim = new Claim(table.string("id"), table.string("quote"), table.strings("scenarios"),
                table.integer("from"), before(table));
        table.finish();
        if (claim.scenarios().isEmpty()) {
            throw table.error("scenarios", "claim " + claim.id() + " has no scenarios: nothing could refute it");
        }
        if (claim.from() < 1) {
            // Step 0 is the base: what holds there is not the work of the series.
            throw table.error("from", "from must be at least 1");
        }
        return claim;
    }

    private static Claim.Before before(StrictTable table) throws TomlException {
        String word = table.optionalString("before").orElse("corrupt");
        return switch (word) {
            case "corrupt" -> Claim.Before.CORRUPT;
            case "clean" -> Claim.Before.CLEAN;
            default -> throw table.error("before", "before is \"" + word + "\": give \"corrupt\" or \"clean\"");
        };
    }
}
