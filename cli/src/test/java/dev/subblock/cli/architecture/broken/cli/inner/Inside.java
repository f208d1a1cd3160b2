package dev.subblock.cli.architecture.broken.cli.inner;

import dev.subblock.cli.architecture.broken.cli.outer.Outside;

/** The other half of the cycle. */
public record Inside(Outside outside) {}
