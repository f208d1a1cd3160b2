package dev.subblock.patches.base;

import java.util.List;

/**
 * A kernel source that the user gives: nobody packages it any more.
 *
 * @param version what its Makefile must say, as {@code VERSION.PATCHLEVEL.SUBLEVEL}
 * @param needs files that must be in it, relative to its top
 */
public record UserSource(String version, List<String> needs) implements Source {
    public UserSource {
        needs = List.copyOf(needs);
    }
}
