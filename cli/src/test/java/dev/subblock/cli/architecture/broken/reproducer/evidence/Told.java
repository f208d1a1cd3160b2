package dev.subblock.cli.architecture.broken.reproducer.evidence;

/** Evidence, which may be used. */
public record Told(String line) {}
