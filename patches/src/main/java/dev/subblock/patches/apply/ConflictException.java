package dev.subblock.patches.apply;

import dev.subblock.patches.PatchesException;

/** A patch does not fit the tree. The message is one line; {@link #explanation} shows expected and found lines. */
public final class ConflictException extends PatchesException {
    private static final long serialVersionUID = 1L;

    private final String patch;
    private final String file;
    private final String hunk;
    private final String explanation;
    private final String refusal;

    ConflictException(String patch, String file, String hunk, String what, String explanation) {
        super(patch + " does not apply: " + file + (hunk.isEmpty() ? "" : ", " + hunk) + ": " + what);
        this.patch = patch;
        this.file = file;
        this.hunk = hunk;
        this.explanation = explanation;
        this.refusal = "";
    }

    private ConflictException(ConflictException other, String refusal) {
        super(other.getMessage(), other);
        this.patch = other.patch;
        this.file = other.file;
        this.hunk = other.hunk;
        this.explanation = other.explanation;
        this.refusal = refusal;
    }

    ConflictException notMerged(String why) {
        return new ConflictException(this, why);
    }

    /** Why a three-way merge does not help; empty if none was tried. */
    public String refusal() {
        return refusal;
    }

    /** Name of the patch file. */
    public String patch() {
        return patch;
    }

    /** Path in the tree. */
    public String file() {
        return file;
    }

    /** For example {@code hunk 2 of 3 (@@ -10,7 +10,8 @@ int f(void))}; empty if it is about the file as a whole. */
    public String hunk() {
        return hunk;
    }

    /** The message and, below it, at most 20 lines with what the patch expects and what the tree has. */
    public String explanation() {
        return explanation.isEmpty() ? getMessage() : getMessage() + "\n" + explanation;
    }
}
