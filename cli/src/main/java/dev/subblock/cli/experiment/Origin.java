package dev.subblock.cli.experiment;

import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseTree;
import java.util.Objects;

/**
 * Where the source of a kernel comes from.
 *
 * @param tree the imported base
 * @param base what it takes to build, boot and understand it
 */
public record Origin(BaseTree tree, Base base) {
    public Origin {
        Objects.requireNonNull(tree, "tree is null");
        Objects.requireNonNull(base, "base is null");
    }
}
