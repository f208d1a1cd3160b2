package dev.subblock.patches.base;

import java.util.List;
import java.util.Optional;

/**
 * A kernel source that the user gives: nobody packages it any more.
 *
 * @param version what its Makefile must say, as {@code VERSION.PATCHLEVEL.SUBLEVEL}
 * @param needs files that must be in it, relative to its top
 * @param xfs the files of XFS as others have them too, if that is known: a vendor may have changed his
 */
public record UserSource(String version, List<String> needs, Optional<SourceManifest> xfs) implements Source {
    public UserSource {
        needs = List.copyOf(needs);
    }
}
