package dev.subblock.analyzers.verdict;

/**
 * The verdict of a whole run.
 *
 * @param verdict whose exit code the run ends with
 * @param reason one sentence: the first thing that decided it
 */
public record RunVerdict(Verdict verdict, String reason) {}
