package dev.subblock.cli.architecture.broken.lab.trace;

/** What a disk saw, which may be used. */
public record Seen(String line) {}
