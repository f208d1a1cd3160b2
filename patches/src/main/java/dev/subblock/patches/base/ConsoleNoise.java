package dev.subblock.patches.base;

import java.util.regex.Pattern;

/**
 * What a base says on its console that looks like a failure and is none.
 *
 * @param line found in the line that complains
 * @param reason why it fails nobody
 */
public record ConsoleNoise(Pattern line, String reason) {}
