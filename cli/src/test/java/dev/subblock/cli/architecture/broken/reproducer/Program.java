package dev.subblock.cli.architecture.broken.reproducer;

import dev.subblock.cli.architecture.broken.lab.Boots;

/** The reproducer has no host code. */
public record Program(Boots host) {}
