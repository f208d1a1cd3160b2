package dev.subblock.patches.base;

/** Where the source of a base comes from. */
public sealed interface Source permits DebianSource, UserSource {}
