package dev.subblock.patches.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A series of patches.
 *
 * @param name e.g. {@code xfs-unaligned-dio}
 * @param version e.g. {@code v2}; {@code v1} where the series names none
 * @param directory where it was read
 * @param coverLetter text of the {@code 0000-} mail without headers and diffstat, if there is one
 * @param patches in order; step n has the first n of them
 */
public record Series(String name, String version, Path directory, Optional<String> coverLetter, List<Patch> patches) {
    public Series {
        patches = List.copyOf(patches);
    }
}
