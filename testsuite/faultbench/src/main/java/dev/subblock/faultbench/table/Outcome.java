package dev.subblock.faultbench.table;

import java.util.List;

/**
 * What came out of a case.
 *
 * @param words what the world did
 * @param came what the tool did, for people
 * @param wrong what should not have been; empty if all was well
 * @param lacking what this machine lacks for it, in which case nothing was tried; null if nothing
 * @param seconds it took
 */
public record Outcome(String name, String words, String came, List<String> wrong, String lacking, double seconds) {
    public Outcome {
        wrong = List.copyOf(wrong);
    }

    public boolean ok() {
        return wrong.isEmpty();
    }

    /** In a word. */
    public String mark() {
        return lacking != null ? "not tried" : ok() ? "ok" : "FAILED";
    }
}
