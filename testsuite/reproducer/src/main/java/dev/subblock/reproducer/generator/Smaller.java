package dev.subblock.reproducer.generator;

import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Durability;
import dev.subblock.reproducer.scenario.Geometry;
import dev.subblock.reproducer.scenario.InFlight;
import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.scenario.Result;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.SectorRange;
import dev.subblock.reproducer.scenario.Write;
import java.util.ArrayList;
import java.util.List;

/** The scenarios that are one step smaller than another: each has less of something and more of nothing. */
final class Smaller {

    private final Scenario from;
    private final List<Scenario> found = new ArrayList<>();

    private Smaller(Scenario from) {
        this.from = from;
    }

    /** All of them, the boldest step first; none that could not be run. */
    static List<Scenario> than(Scenario scenario) {
        Smaller smaller = new Smaller(scenario);
        smaller.withoutPhases();
        smaller.withoutOps();
        smaller.withoutDemands();
        smaller.simplerGround();
        smaller.plainerOps();
        smaller.smallerRanges();
        return smaller.found;
    }

    private void withoutPhases() {
        for (int phase = 0; phase < from.phases().size(); phase++) {
            List<List<Op>> phases = new ArrayList<>(from.phases());
            phases.remove(phase);
            add(from.geometry(), phases, from.demands());
        }
    }

    private void withoutOps() {
        for (int phase = 0; phase < from.phases().size(); phase++) {
            List<Op> ops = from.phases().get(phase);
            for (int op = 0; op < ops.size() && ops.size() > 1; op++) {
                List<Op> rest = new ArrayList<>(ops);
                rest.remove(op);
                with(phase, rest);
            }
            for (int op = 0; op < ops.size(); op++) {
                if (ops.get(op) instanceof Op.Aio aio && aio.writes().size() > 1) {
                    for (int write = 0; write < aio.writes().size(); write++) {
                        List<Write> rest = new ArrayList<>(aio.writes());
                        rest.remove(write);
                        with(phase, op, new Op.Aio(aio.lane(), rest, aio.durability(), aio.append()));
                    }
                }
            }
        }
    }

    private void withoutDemands() {
        Demands demands = from.demands();
        if (demands.mapped()) {
            add(from.geometry(), from.phases(), demands.notMapped());
        }
    }

    private void simplerGround() {
        Geometry geometry = from.geometry();
        if (geometry.behind() > 0) {
            add(new Geometry(geometry.blockSize(), geometry.sectors(), geometry.state(), 0), from.phases(), from.demands());
        }
        for (BlockState state : BlockState.values()) {
            if (state.ordinal() < geometry.state().ordinal()) {
                add(new Geometry(geometry.blockSize(), geometry.sectors(), state, geometry.behind()), from.phases(), from.demands());
            }
        }
        int last = -1;
        for (int sectors : new int[] {0, geometry.sectors() / 2, geometry.sectors() - geometry.sectorsPerBlock(), geometry.sectors() - 1}) {
            if (sectors > last && sectors < geometry.sectors() && (sectors > 0 || geometry.state() == BlockState.HOLE)) {
                last = sectors;
                add(new Geometry(geometry.blockSize(), sectors, geometry.state(), geometry.behind()), from.phases(), from.demands());
            }
        }
    }

    private void plainerOps() {
        for (int phase = 0; phase < from.phases().size(); phase++) {
            List<Op> ops = from.phases().get(phase);
            for (int op = 0; op < ops.size(); op++) {
                if (ops.get(op) instanceof Op.Aio aio && aio.durability() != Durability.NONE) {
                    with(phase, op, new Op.Aio(aio.lane(), aio.writes(), Durability.NONE, aio.append()));
                } else if (ops.get(op) instanceof Op.Pwrite pwrite && pwrite.durability() != Durability.NONE) {
                    with(phase, op, new Op.Pwrite(pwrite.lane(), pwrite.write(), pwrite.buffered(), Durability.NONE, pwrite.append()));
                }
            }
        }
    }

    private void smallerRanges() {
        for (int phase = 0; phase < from.phases().size(); phase++) {
            List<Op> ops = from.phases().get(phase);
            for (int op = 0; op < ops.size(); op++) {
                if (ops.get(op) instanceof Op.Aio aio) {
                    for (int i = 0; i < aio.writes().size(); i++) {
                        for (SectorRange range : smaller(aio.writes().get(i).range())) {
                            List<Write> writes = new ArrayList<>(aio.writes());
                            writes.set(i, new Write(writes.get(i).number(), range));
                            with(phase, op, new Op.Aio(aio.lane(), writes, aio.durability(), aio.append()));
                        }
                    }
                } else if (ops.get(op) instanceof Op.Pwrite pwrite) {
                    for (SectorRange range : smaller(pwrite.write().range())) {
                        with(phase, op, new Op.Pwrite(pwrite.lane(), new Write(pwrite.write().number(), range), pwrite.buffered(),
                                pwrite.durability(), pwrite.append()));
                    }
                } else if (ops.get(op) instanceof Op.Brought brought) {
                    for (SectorRange range : smaller(brought.write().range())) {
                        with(phase, op, new Op.Brought(new Write(brought.write().number(), range)));
                    }
                } else if (ops.get(op) instanceof Op.Store store) {
                    for (SectorRange range : smaller(store.write().range())) {
                        with(phase, op, new Op.Store(store.lane(), new Write(store.write().number(), range)));
                    }
                } else if (ops.get(op) instanceof Op.Falloc falloc) {
                    for (SectorRange range : smaller(falloc.range())) {
                        with(phase, op, new Op.Falloc(falloc.lane(), range, falloc.keep()));
                    }
                } else if (ops.get(op) instanceof Op.Read read) {
                    for (SectorRange range : smaller(read.range())) {
                        with(phase, op, new Op.Read(read.lane(), range, read.way()));
                    }
                }
            }
        }
    }

    /** Shorter at the end, and nearer to the start of the file: by a block, so that what was aligned stays so, or else by a sector. */
    private List<SectorRange> smaller(SectorRange range) {
        List<SectorRange> smaller = new ArrayList<>();
        int perBlock = from.geometry().sectorsPerBlock();
        if (range.count() > 1) {
            smaller.add(new SectorRange(range.start(), (range.count() + 1) / 2));
            if (range.count() > perBlock) {
                smaller.add(new SectorRange(range.start(), range.count() - perBlock));
            }
            smaller.add(new SectorRange(range.start(), range.count() - 1));
        }
        if (range.start() >= perBlock) {
            smaller.add(new SectorRange(range.start() - perBlock, range.count()));
        }
        if (range.start() > 0) {
            smaller.add(new SectorRange(range.start() - 1, range.count()));
        }
        return smaller;
    }

    private void with(int phase, int op, Op instead) {
        List<Op> ops = new ArrayList<>(from.phases().get(phase));
        ops.set(op, instead);
        with(phase, ops);
    }

    private void with(int phase, List<Op> ops) {
        List<List<Op>> phases = new ArrayList<>(from.phases());
        phases.set(phase, ops);
        add(from.geometry(), phases, from.demands());
    }

    private void add(Geometry geometry, List<List<Op>> phases, Demands demands) {
        Letters letters = new Letters();
        List<List<Op>> lettered = letters.anew(phases);
        if (letters.count() == 0) {
            return;
        }
        List<Result> results = new ArrayList<>();
        for (Result result : demands.results()) {
            if (letters.of(result.write()) > 0) {
                results.add(new Result(letters.of(result.write()), result.errno()));
            }
        }
        List<Integer> alone = new ArrayList<>();
        for (int write : demands.inFlight().alone()) {
            if (letters.of(write) > 0) {
                alone.add(letters.of(write));
            }
        }
        Demands kept = demands.with(results, new InFlight(demands.inFlight().outstanding(), alone));
        Scenario scenario = new Scenario(from.raceClass(), from.shape(), from.why(), geometry,
                letters.brought() ? from.way() : null, lettered, kept, from.trials());
        if (scenario.flaw().isEmpty()) {
            found.add(scenario);
        }
    }
}
