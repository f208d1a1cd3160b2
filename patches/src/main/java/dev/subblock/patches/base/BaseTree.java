package dev.subblock.patches.base;

import java.nio.file.Path;

/**
 * An imported base.
 *
 * @param base its name
 * @param version of the package it came from, e.g. {@code 6.1.192-2}
 * @param sha256 of the package file, 64 hex digits
 * @param repository bare git repository with it
 * @param commit id of the only commit, 40 hex digits; equal for equal packages
 * @param tree id of the commit's tree, 40 hex digits
 */
public record BaseTree(String base, String version, String sha256, Path repository, String commit, String tree) {}
