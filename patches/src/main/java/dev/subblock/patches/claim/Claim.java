package dev.subblock.patches.claim;

import java.util.List;

/**
 * One sentence of the cover letter that promises something.
 *
 * @param id short name, unique in its file
 * @param quote the sentence, word for word
 * @param scenarios names of the scenarios that can refute it; {@code *} stands for any run of characters
 * @param from the first step at which it must hold
 * @param before what was so until then: whether the sentence speaks of a change
 */
public record Claim(String id, String quote, List<String> scenarios, int from, Before before) {
    /** What the scenarios of a claim show at the step before the first at which it must hold. */
    public enum Before {
        /** At least one of them fails: the patch claims to mend it. */
        CORRUPT,
        /** All pass: the patches claim to leave it alone. */
        CLEAN
    }

    public Claim {
        scenarios = List.copyOf(scenarios);
    }

    /** A claim that something is mended. */
    public Claim(String id, String quote, List<String> scenarios, int from) {
        this(id, quote, scenarios, from, Before.CORRUPT);
    }
}
