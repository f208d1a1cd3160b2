package dev.subblock.cli.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What may go so that a cache is no larger than it should be.
 *
 * @param always what helps nobody
 * @param candidates what goes while there is too much, in this order
 */
public record Pruning(List<Item> always, List<Item> candidates) {

    /**
     * Images, builds and guests before bases, of each the least recently used first.
     *
     * @param given whether bases whose source a user gave may go too; last of all
     */
    public static Pruning of(List<Item> items, boolean given) {
        List<Item> always = new ArrayList<>();
        List<Item> candidates = new ArrayList<>();
        for (Item item : items) {
            if (item.needed().isPresent() || item.kind() == Kind.OTHER) {
                continue;
            }
            if (item.kind().goesAlways()) {
                always.add(item);
            } else if (given || item.kind() != Kind.GIVEN_BASE) {
                candidates.add(item);
            }
        }
        candidates.sort(Comparator.<Item>comparingInt(i -> i.kind().isMade() ? 0 : i.kind().ordinal()).thenComparing(Item::used).thenComparing(Item::name));
        return new Pruning(List.copyOf(always), List.copyOf(candidates));
    }
}
