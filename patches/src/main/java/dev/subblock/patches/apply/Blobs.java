package dev.subblock.patches.apply;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.AbbreviatedObjectId;

/** Where the files are looked for that a patch was made from. */
@FunctionalInterface
public interface Blobs {
    /** @return nothing if there is no such file, or several whose ids begin so */
    Optional<byte[]> find(AbbreviatedObjectId id) throws IOException;
}
