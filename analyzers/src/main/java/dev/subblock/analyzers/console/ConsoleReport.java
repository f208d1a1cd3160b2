package dev.subblock.analyzers.console;

import java.util.List;

/**
 * What a console log says.
 *
 * @param findings in the order of their lines
 * @param known lines that look like a failure and are known not to be one, as findings of severity NOTE
 * @param orderly whether the guest's kernel went down as told, by power-off, restart or halt
 * @param lines how many lines were looked at
 * @param bounds bounds that were hit, one sentence each; empty if all of the log was looked at in full
 * @param tail the last lines, at most {@value ConsoleFinding#CONTEXT}: what to print when a guest says nothing else
 */
public record ConsoleReport(List<ConsoleFinding> findings, List<ConsoleFinding> known, boolean orderly, int lines,
        List<String> bounds, List<String> tail) {

    public ConsoleReport {
        findings = List.copyOf(findings);
        known = List.copyOf(known);
        bounds = List.copyOf(bounds);
        tail = List.copyOf(tail);
    }
}
