package dev.subblock.analyzers.verdict;

import java.util.Locale;

/**
 * What became of one claim.
 *
 * @param id of the claim
 * @param quote the sentence of the cover letter
 * @param from the first step at which it must hold
 * @param outcome what became of it
 * @param reason one sentence: what refutes it, what is missing, or what it rests on
 */
public record ClaimVerdict(String id, String quote, int from, Outcome outcome, String reason) {
    /** What can become of a claim. */
    public enum Outcome {
        HOLDS, REFUTED, INCONCLUSIVE;

        /** As it stands in {@code results.json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
