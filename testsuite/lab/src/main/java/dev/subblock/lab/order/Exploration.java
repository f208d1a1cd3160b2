package dev.subblock.lab.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Depth-first search over completion orders by running trial after trial: each follows the path to the last
 * place where something else can be chosen, chooses it, and goes on with what comes first.
 *
 * <p>Orders that differ only in independent completions are one. Sleep sets (Godefroid, "Partial-Order Methods
 * for the Verification of Concurrent Systems", 1996, chapter 5) keep each from being run to its end twice: a
 * write that was tried at some place sleeps in the branches beside, until one is chosen that depends on
 * it. Where every write that is held sleeps, the trial repeats an order and is finished as it comes.
 *
 * <p>Where no write arrived below a place, in any trial that passed it, only writes connected to the first
 * choice by a chain of dependences need be tried there (they are a persistent set, chapter 4): the others
 * commute with all of it.
 */
final class Exploration {

    /** The same path again, if the guest did not do the same; then that branch is given up. */
    private static final int RETRIES = 3;

    private final List<Place> path = new ArrayList<>();
    private boolean over;
    private boolean gaveUp;
    private int orders;
    private int failures;

    /** Of the open trial: how far it followed the path, how long that was, and what it turned out to be. */
    private int depth;
    private int known;
    private boolean diverged;
    private boolean repeats;
    private Set<String> asleep = Set.of();

    /** Whether there is nothing more to try. */
    boolean over() {
        return over;
    }

    /** Whether no branch was given up. */
    boolean complete() {
        return !gaveUp;
    }

    /** Different orders that were run to their end. */
    int orders() {
        return orders;
    }

    /** A trial begins; not after {@link #over}. */
    void begin() {
        depth = 0;
        known = path.size();
        diverged = false;
        repeats = false;
        asleep = Set.of();
    }

    int choose(List<Pending> outstanding) {
        if (diverged) {
            return 0;
        }
        Set<String> keys = new LinkedHashSet<>();
        outstanding.forEach(p -> keys.add(p.key()));
        for (Place above : path.subList(0, depth)) {
            above.grew |= !above.keys.containsAll(keys);
        }
        if (repeats) {
            return 0;
        }
        if (depth == path.size()) {
            if (asleep.containsAll(keys)) {
                repeats = true;
                return 0;
            }
            path.add(new Place(outstanding, keys, asleep));
        }
        Place place = path.get(depth);
        if (!place.keys.equals(keys)) {
            diverged = true;
            return 0;
        }
        depth++;
        Pending chosen = outstanding.stream().filter(p -> p.key().equals(place.choice)).findFirst().orElseThrow();
        asleep = place.asleepAfter(chosen, outstanding);
        return outstanding.indexOf(chosen);
    }

    /**
     * The trial is over.
     *
     * @return whether its order was as wanted
     */
    boolean end(boolean hindered) {
        if (hindered || diverged || depth < known) {
            path.subList(known, path.size()).clear();
            if (++failures > RETRIES) {
                giveUp(Math.min(depth, known));
            }
            return false;
        }
        failures = 0;
        orders += repeats ? 0 : 1;
        if (!path.isEmpty()) {
            Place last = path.get(path.size() - 1);
            last.tried.add(last.choice);
        }
        advance();
        return true;
    }

    /** Leaves the branch in which the guest does not do at {@code depth} what it did before. */
    private void giveUp(int where) {
        failures = 0;
        gaveUp = true;
        path.subList(where, path.size()).clear();
        if (!path.isEmpty()) {
            // Not tried: those beside it can't rely on it, so it does not sleep there.
            Place last = path.get(path.size() - 1);
            last.givenUp.add(last.choice);
        }
        advance();
    }

    /** To the deepest place with something left to choose. */
    private void advance() {
        while (!path.isEmpty()) {
            Place last = path.get(path.size() - 1);
            if (last.advance()) {
                return;
            }
            path.remove(path.size() - 1);
            if (!path.isEmpty()) {
                Place above = path.get(path.size() - 1);
                above.tried.add(above.choice);
            }
        }
        over = true;
    }
}
