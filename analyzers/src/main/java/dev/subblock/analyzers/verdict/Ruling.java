package dev.subblock.analyzers.verdict;

import java.util.Optional;

/** A verdict with its reason, before it has a cell. */
record Ruling(Verdict verdict, String reason) {
    static Ruling inconclusive(String reason) {
        return new Ruling(Verdict.INCONCLUSIVE, reason);
    }

    static Optional<Ruling> of(Fault fault, String text) {
        return Optional.of(new Ruling(fault.verdict(), fault.words() + ": " + text));
    }
}
