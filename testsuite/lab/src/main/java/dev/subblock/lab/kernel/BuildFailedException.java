package dev.subblock.lab.kernel;

import java.nio.file.Path;
import java.util.List;

/** A kernel does not compile: a statement about its source, unlike a {@link dev.subblock.lab.LabException}. */
public final class BuildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;
    private final transient Path log;

    BuildFailedException(List<String> errors, Path log) {
        super(errors.isEmpty() ? "make failed; its last words are in " + log : errors.get(0));
        this.errors = List.copyOf(errors);
        this.log = log;
    }

    /** The compiler's error lines, the first first. */
    public List<String> errors() {
        return errors;
    }

    /** What make printed, whole. */
    public Path log() {
        return log;
    }
}
