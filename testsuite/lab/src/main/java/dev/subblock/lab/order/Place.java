package dev.subblock.lab.order;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A place of the search: the completions before it, implied by the path to it, left these writes to choose from. */
final class Place {

    /** In the order in which they came when we were here first. */
    final Set<String> keys;
    /** Tried at a place above, and everything chosen since is independent of them. */
    final Set<String> asleep;
    final Set<String> tried = new LinkedHashSet<>();
    final Set<String> givenUp = new HashSet<>();
    /** Connected with the first choice by dependences. */
    private final Set<String> connected;
    /** Whether a write that is not here has been seen further down. */
    boolean grew;
    String choice;

    Place(List<Pending> outstanding, Set<String> keys, Set<String> asleep) {
        this.keys = keys;
        this.asleep = asleep;
        Pending first = outstanding.stream().filter(p -> !asleep.contains(p.key())).findFirst().orElseThrow();
        this.choice = first.key();
        this.connected = connected(first, outstanding);
    }

    private static Set<String> connected(Pending first, List<Pending> outstanding) {
        Set<String> found = new HashSet<>(Set.of(first.key()));
        Deque<Pending> reached = new ArrayDeque<>(List.of(first));
        while (!reached.isEmpty()) {
            Pending one = reached.remove();
            for (Pending other : outstanding) {
                if (!one.independentOf(other) && found.add(other.key())) {
                    reached.add(other);
                }
            }
        }
        return found;
    }

    /** Takes the next choice; whether there is one. */
    boolean advance() {
        for (String key : keys) {
            if (!asleep.contains(key) && !tried.contains(key) && !givenUp.contains(key) && (grew || connected.contains(key))) {
                choice = key;
                return true;
            }
        }
        return false;
    }

    /** What sleeps behind the choice: what slept here or was tried here, unless it depends on the choice. */
    Set<String> asleepAfter(Pending chosen, List<Pending> outstanding) {
        Set<String> still = new HashSet<>();
        for (Pending other : outstanding) {
            if ((asleep.contains(other.key()) || tried.contains(other.key())) && chosen.independentOf(other)) {
                still.add(other.key());
            }
        }
        return still;
    }
}
