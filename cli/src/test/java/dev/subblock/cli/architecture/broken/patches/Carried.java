package dev.subblock.cli.architecture.broken.patches;

import dev.subblock.cli.architecture.broken.reproducer.Program;

/** Patches know nothing of what runs. */
public record Carried(Program program) {}
