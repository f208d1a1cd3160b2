package dev.subblock.cli.architecture.broken.cli.outer;

import dev.subblock.cli.architecture.broken.cli.inner.Inside;

/** Half of a cycle. */
public record Outside(Inside inside) {}
