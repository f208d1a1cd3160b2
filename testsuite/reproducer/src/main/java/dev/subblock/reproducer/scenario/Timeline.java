package dev.subblock.reproducer.scenario;

import java.util.ArrayList;
import java.util.List;

/** A scenario's ops with every write in its lane, and what they do to the file. */
public final class Timeline {

    private final List<List<Op>> phases = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final boolean synchronous;
    private int brought;
    private int step;
    private int size;
    private int reach;

    public Timeline(Scenario scenario) {
        synchronous = scenario.demands().syncMount();
        size = scenario.geometry().sectors();
        reach = size;
        for (List<Op> phase : scenario.phases()) {
            phases.add(resolve(phase, scenario.way()));
        }
        for (int phase = 0; phase < phases.size(); phase++) {
            for (Op op : phases.get(phase)) {
                add(op, phase);
                step++;
            }
        }
    }

    /** The ops of each phase, none of them {@link Op.Brought}; their numbers count on from phase to phase. */
    public List<List<Op>> phases() {
        return phases;
    }

    /** In the order of the lines. */
    public List<Effect> effects() {
        return effects;
    }

    /** Where the file ends at last if every op does what it should, in sectors. */
    public int size() {
        return size;
    }

    /** The file never reaches further, in sectors. */
    public int reach() {
        return reach;
    }

    /** How many ops there are. */
    public int steps() {
        return step;
    }

    private List<Op> resolve(List<Op> phase, Way way) {
        List<Op> resolved = new ArrayList<>();
        List<Write> together = new ArrayList<>();
        for (Op op : phase) {
            if (op instanceof Op.Brought one && way == Way.ONE) {
                together.add(one.write());
                continue;
            }
            flush(together, resolved);
            resolved.add(op instanceof Op.Brought one ? inTurn(one.write(), way) : op);
        }
        flush(together, resolved);
        return resolved;
    }

    private static void flush(List<Write> together, List<Op> resolved) {
        if (!together.isEmpty()) {
            resolved.add(new Op.Aio(1, together, Durability.NONE, false));
            together.clear();
        }
    }

    private Op inTurn(Write write, Way way) {
        int lane = way == Way.SEVERAL ? 1 : 1 + brought++ % 2;
        return way == Way.THREADS ? new Op.Pwrite(lane, write, false, Durability.NONE, false)
                : new Op.Aio(lane, List.of(write), Durability.NONE, false);
    }

    private void add(Op op, int phase) {
        if (op instanceof Op.Aio aio) {
            for (Write write : aio.writes()) {
                write(phase, aio.lane(), false, write, aio.durability(), aio.append(), false);
            }
        } else if (op instanceof Op.Pwrite pwrite) {
            write(phase, pwrite.lane(), true, pwrite.write(), pwrite.durability(), pwrite.append(), pwrite.buffered());
        } else if (op instanceof Op.Store store) {
            write(phase, store.lane(), true, store.write(), null, false, true);
        } else if (op instanceof Op.Splice splice) {
            write(phase, splice.lane(), true, splice.write(), splice.durability(), false, true);
        } else if (op instanceof Op.Fsync) {
            effect(Effect.Kind.FSYNC, phase, op.lane(), 0, 0);
        } else if (op instanceof Op.Truncate truncate) {
            effect(Effect.Kind.TRUNCATE, phase, op.lane(), truncate.sectors(), Integer.MAX_VALUE);
            size = truncate.sectors();
            reach = Math.max(reach, size);
        } else if (op instanceof Op.Falloc falloc && !falloc.keep()) {
            effect(Effect.Kind.EXTEND, phase, op.lane(), 0, falloc.range().end());
            extend(falloc.range().end());
        }
    }

    /** @param asked null for a store, which no flag and no mount makes last */
    private void write(int phase, int lane, boolean waits, Write write, Durability asked, boolean append, boolean cached) {
        Durability durability = asked == null ? Durability.NONE : asked == Durability.NONE && synchronous ? Durability.SYNC : asked;
        int start = append ? size : write.range().start();
        int end = start + write.range().count();
        effects.add(new Effect(Effect.Kind.WRITE, step, phase, lane, waits, write.number(), start, end, durability, cached));
        extend(end);
    }

    private void effect(Effect.Kind kind, int phase, int lane, int start, int end) {
        effects.add(new Effect(kind, step, phase, lane, true, 0, start, end, Durability.NONE, false));
    }

    private void extend(int end) {
        size = Math.max(size, end);
        reach = Math.max(reach, size);
    }
}
