package dev.subblock.lab.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A guest with a few writes, some of which it makes only when others are complete, and what brute force says of its orders. */
final class ToyDisk {

    /**
     * @param block that it touches
     * @param after writes that must be complete before it arrives: all of them, or {@code any} of them
     */
    record Write(String key, int block, Set<Integer> after, boolean any) {
        boolean arrives(Set<Integer> done) {
            return after.isEmpty() || (any ? after.stream().anyMatch(done::contains) : done.containsAll(after));
        }
    }

    final List<Write> writes;

    ToyDisk(List<Write> writes) {
        this.writes = writes;
    }

    /** One write for each block named; all there from the start. */
    static ToyDisk ofBlocks(int... blocks) {
        List<Write> writes = new ArrayList<>();
        for (int block : blocks) {
            writes.add(new Write("w" + writes.size(), block, Set.of(), false));
        }
        return new ToyDisk(writes);
    }

    static ToyDisk random(Random random) {
        List<Write> writes = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        int blocks = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Set<Integer> after = new HashSet<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(5) == 0) {
                    after.add(j);
                }
            }
            writes.add(new Write("w" + i, random.nextInt(blocks), after, random.nextBoolean()));
        }
        return new ToyDisk(writes);
    }

    /** Runs a trial with a schedule that has begun it. */
    List<Integer> run(Strategy strategy) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> arrived = new LinkedHashSet<>();
        while (true) {
            arrive(arrived, order);
            List<Integer> outstanding = arrived.stream().filter(w -> !order.contains(w)).toList();
            if (outstanding.isEmpty()) {
                return order;
            }
            order.add(outstanding.get(strategy.choose(outstanding.stream().map(this::pending).toList())));
        }
    }

    private void arrive(Set<Integer> arrived, List<Integer> order) {
        Set<Integer> done = new HashSet<>(order);
        for (int i = 0; i < writes.size(); i++) {
            if (writes.get(i).arrives(done)) {
                arrived.add(i);
            }
        }
    }

    Pending pending(int write) {
        return new Pending(writes.get(write).key(), writes.get(write).block(), writes.get(write).block());
    }

    /** Every order there is, with the number of its class: orders in one class follow from each other by swapping neighbours of different blocks. */
    Map<List<Integer>, Integer> classes() {
        List<List<Integer>> all = new ArrayList<>();
        extend(new ArrayList<>(), all);
        Map<List<Integer>, Integer> number = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            number.put(all.get(i), i);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (List<Integer> order : all) {
                for (int i = 0; i + 1 < order.size(); i++) {
                    List<Integer> swapped = new ArrayList<>(order);
                    Collections.swap(swapped, i, i + 1);
                    Integer other = number.get(swapped);
                    if (other != null && other < number.get(order) && !sameBlock(order.get(i), order.get(i + 1))) {
                        number.put(order, other);
                        changed = true;
                    }
                }
            }
        }
        return number;
    }

    private boolean sameBlock(int one, int other) {
        return writes.get(one).block() == writes.get(other).block();
    }

    private void extend(List<Integer> order, List<List<Integer>> all) {
        boolean last = true;
        for (int i = 0; i < writes.size(); i++) {
            if (!order.contains(i) && writes.get(i).arrives(new HashSet<>(order))) {
                last = false;
                order.add(i);
                extend(order, all);
                order.remove(order.size() - 1);
            }
        }
        if (last) {
            all.add(List.copyOf(order));
        }
    }
}
