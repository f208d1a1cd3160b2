package dev.subblock.cli.architecture.broken.lab;

import dev.subblock.cli.architecture.broken.patches.Carried;

/** The lab knows nothing of patches. */
public record Boots(Carried patch) {}
