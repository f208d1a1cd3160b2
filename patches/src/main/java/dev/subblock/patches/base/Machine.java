package dev.subblock.patches.base;

import java.util.List;
import java.util.Optional;

/**
 * What the machine must be like that a base is booted on.
 *
 * @param processors QEMU's {@code -smp}; empty for a single one
 * @param append words for the kernel's command line
 * @param mkfs options for {@code mkfs.xfs}, so that this kernel can mount what it makes
 */
public record Machine(Optional<String> processors, List<String> append, List<String> mkfs) {

    /** What every kernel of today takes. */
    public static final Machine PLAIN = new Machine(Optional.empty(), List.of(), List.of());

    public Machine {
        append = List.copyOf(append);
        mkfs = List.copyOf(mkfs);
    }
}
