package dev.subblock.patches.toml;

import dev.subblock.patches.PatchesException;
import java.nio.file.Path;
import org.tomlj.TomlPosition;

/** A TOML file says something that it must not; the message begins with file, line and column. */
public final class TomlException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public TomlException(Path file, TomlPosition where, String what) {
        super(file + ":" + where.line() + ":" + where.column() + ": " + oneLine(what));
    }

    public TomlException(Path file, String what) {
        super(file + ": " + oneLine(what));
    }

    /** What is quoted from a file may have a line break in it. */
    private static String oneLine(String what) {
        return what.replaceAll("\\R", " ");
    }
}
