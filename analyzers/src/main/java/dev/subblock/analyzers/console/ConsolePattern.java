package dev.subblock.analyzers.console;

import java.util.regex.Pattern;

/**
 * One row of a pattern table.
 *
 * @param id short name, unique in its table
 * @param severity what a match means
 * @param occurrence which match in a log is the first that counts: 2 for the boot banner, else 1
 * @param regex found anywhere in a line without escapes and time stamp
 * @param meaning one sentence; for a known line the reason why it is harmless
 * @param source where the row comes from
 */
record ConsolePattern(String id, Severity severity, int occurrence, Pattern regex, String meaning, String source) {}
