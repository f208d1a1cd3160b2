package dev.subblock.patches.base;

import java.nio.file.Path;
import java.util.List;

/**
 * An imported base.
 *
 * @param base its name
 * @param version of the package it came from, e.g. {@code 6.1.192-2}; of a source that the user gave, its Makefile's with
 *        the first digits of the tree's id
 * @param sha256 of the package file, 64 hex digits; empty for a source that the user gave
 * @param repository bare git repository with it
 * @param commit id of the only commit, 40 hex digits; equal for equal packages
 * @param tree id of the commit's tree, 40 hex digits
 * @param given what the user gave with it
 * @param remarks in which it differs from what the base expects, a sentence each
 */
public record BaseTree(String base, String version, String sha256, Path repository, String commit, String tree, Given given,
        List<String> remarks) {
    public BaseTree {
        remarks = List.copyOf(remarks);
    }

    /** One that came as it was expected, with nothing given. */
    public static BaseTree plain(String base, String version, String sha256, Path repository, String commit, String tree) {
        return new BaseTree(base, version, sha256, repository, commit, tree, Given.NOTHING, List.of());
    }
}
