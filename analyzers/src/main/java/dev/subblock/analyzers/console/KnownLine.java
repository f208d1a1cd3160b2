package dev.subblock.analyzers.console;

import java.util.regex.Pattern;

/**
 * A line that looks like a failure and is none, on the kernels of one base.
 *
 * @param regex found anywhere in a line without escapes and time stamp
 * @param reason why it is harmless
 * @param source who says so: the base's name
 */
public record KnownLine(Pattern regex, String reason, String source) {}
