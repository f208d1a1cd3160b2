package dev.subblock.patches.tree;

import dev.subblock.patches.PatchesException;

/** A repository, a tree or a checkout is not what it should be. */
public final class TreeException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public TreeException(String message) {
        super(message);
    }

    public TreeException(String message, Throwable cause) {
        super(message, cause);
    }
}
