package dev.subblock.patches.toml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Reads a TOML file to a {@link StrictTable}. */
public final class TomlFile {

    /** Ours have a few KiB; the bound keeps a wrong file name from filling the memory. */
    private static final long LARGEST_BYTES = 1 << 20;

    private TomlFile() {}

    /** @throws TomlException if the file is missing, unreadable, larger than 1 MiB, no UTF-8 or no TOML */
    public static StrictTable read(Path file) throws TomlException {
        TomlParseResult result;
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new TomlException(file, "is larger than " + LARGEST_BYTES + " bytes: not one of our files");
            }
            result = Toml.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new TomlException(file, "no such file");
        } catch (CharacterCodingException e) {
            throw new TomlException(file, "is not UTF-8");
        } catch (IOException e) {
            throw new TomlException(file, "cannot be read: " + e.getMessage());
        }
        if (!result.errors().isEmpty()) {
            TomlParseError first = result.errors().get(0);
            throw new TomlException(file, first.position(), first.getMessage().lines().findFirst().orElse("not TOML"));
        }
        return new StrictTable(file, TomlPosition.positionAt(1, 1), result);
    }
}
