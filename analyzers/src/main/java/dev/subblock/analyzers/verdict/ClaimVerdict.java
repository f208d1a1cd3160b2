package dev.subblock.analyzers.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one claim.
 *
 * @param id of the claim
 * @param quote the sentence of the cover letter
 * @param scenarios names of the scenarios that can refute it; {@code *} stands for any run of characters
 * @param from the first step at which it must hold
 * @param outcome what became of it
 * @param reason one sentence: what refutes it, what is missing, or what it rests on
 * @param cell the cell that refutes it, with the finding that does; empty unless it is refuted
 */
public record ClaimVerdict(String id, String quote, List<String> scenarios, int from, Outcome outcome, String reason, Optional<Cell> cell) {
    public ClaimVerdict {
        scenarios = List.copyOf(scenarios);
    }

    /** What can become of a claim. */
    public enum Outcome {
        HOLDS, REFUTED, INCONCLUSIVE;

        /** As it stands in {@code results.json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
