package dev.subblock.patches.base;

import java.util.List;

/**
 * In what a kernel's configuration differs from the one that is asked of every kernel.
 *
 * @param config what it needs besides, as {@code CONFIG_X=y}
 * @param without what it does not have, as {@code CONFIG_X}
 */
public record Symbols(List<String> config, List<String> without) {

    /** It is built with what every kernel is. */
    public static final Symbols NONE = new Symbols(List.of(), List.of());

    public Symbols {
        config = List.copyOf(config);
        without = List.copyOf(without);
    }
}
