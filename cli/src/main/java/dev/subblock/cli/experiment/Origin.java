package dev.subblock.cli.experiment;

import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.KnownFinding;
import java.util.List;
import java.util.Objects;

/**
 * Where the source of a kernel comes from.
 *
 * @param tree the imported base
 * @param known what is known to be wrong with the base as it came
 * @param config symbols that only kernels of this base need, each {@code CONFIG_X=value}
 */
public record Origin(BaseTree tree, List<KnownFinding> known, List<String> config) {
    public Origin {
        Objects.requireNonNull(tree, "tree is null");
        known = List.copyOf(known);
        config = List.copyOf(config);
    }
}
