package dev.subblock.analyzers.protocol;

import dev.subblock.analyzers.verdict.Verdict;

/**
 * What became of a sentence about the protocol.
 *
 * @param id the claim's
 * @param verdict {@link Verdict#PASS} if it holds
 * @param reason a line
 */
public record ProtocolVerdict(String id, String quote, Verdict verdict, String reason) {}
