package dev.subblock.patches.tree;

import dev.subblock.patches.PatchesException;

/** A path leads out of its tree, or into git's own files. */
public final class UnsafePathException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public UnsafePathException(String message) {
        super(message);
    }
}
