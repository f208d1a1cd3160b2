package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;

/** A patch asks for something that is never done, however well its lines fit: binary data, a submodule. */
public final class ApplyException extends PatchesException {
    private static final long serialVersionUID = 1L;

    public ApplyException(String message) {
        super(message);
    }
}
