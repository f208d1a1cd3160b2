package dev.subblock.patches.apply;

/**
 * A hunk whose lines, all of them, lie elsewhere than the patch says.
 *
 * @param file path in the tree
 * @param hunk its place among the hunks of that file, from 1
 * @param lines how far it went down (positive) or up (negative); never 0
 */
public record Offset(String file, int hunk, int lines) {}
