package dev.subblock.lab.kernel;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a kernel is built from.
 *
 * @param base name of the base: sources of one base share a work tree and its objects, so that only
 *     what differs between them is compiled again
 * @param repository a git directory that has the tree
 * @param tree id of the tree, 40 hex digits
 * @param makeVariables {@code KEY=VALUE} for make's command line
 */
public record KernelSource(String base, Path repository, String tree, Map<String, String> makeVariables) {
    public KernelSource {
        makeVariables = Map.copyOf(makeVariables);
    }
}
