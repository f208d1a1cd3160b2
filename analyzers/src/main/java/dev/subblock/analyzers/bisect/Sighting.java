package dev.subblock.analyzers.bisect;

/**
 * What a visit to a commit showed.
 *
 * @param commit its number in the graph
 * @param corrupt trials that showed the corruption looked for
 * @param clean trials that did not
 * @param whole whether these are all the orders there are, so that another visit would show the same
 */
public record Sighting(int commit, int corrupt, int clean, boolean whole) {
    public Sighting {
        if (corrupt < 0 || clean < 0 || corrupt + clean == 0) {
            throw new IllegalArgumentException(corrupt + " corrupt and " + clean + " clean trials");
        }
    }
}
