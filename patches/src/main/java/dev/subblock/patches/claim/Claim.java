package dev.subblock.patches.claim;

import java.util.List;

/**
 * One sentence of the cover letter that promises something.
 *
 * @param id short name, unique in its file
 * @param quote the sentence, word for word
 * @param scenarios names of the scenarios that can refute it; {@code *} stands for any run of characters
 * @param from the first step at which it must hold
 */
public record Claim(String id, String quote, List<String> scenarios, int from) {
    public Claim {
        scenarios = List.copyOf(scenarios);
    }
}
