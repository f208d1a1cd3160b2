package dev.subblock.cli.experiment;

import dev.subblock.patches.base.BaseTree;
import java.util.List;
import java.util.Objects;

/**
 * Where the source of a kernel comes from.
 *
 * @param tree the imported base
 * @param config symbols that only kernels of this base need, each {@code CONFIG_X=value}
 */
public record Origin(BaseTree tree, List<String> config) {
    public Origin {
        Objects.requireNonNull(tree, "tree is null");
        config = List.copyOf(config);
    }
}
