package dev.subblock.reproducer.scenario;

import java.util.List;

/** What a scenario has to be beyond its syntax, so that it can be run and judged. */
final class ScenarioRules {

    /** Sectors: a file of a megabyte holds any race of a block. */
    static final int FARTHEST = 2048;

    private ScenarioRules() {}

    /** What is wrong with it; null if nothing is. */
    static String broken(Scenario scenario) {
        if (scenario.phases().size() > Scenario.MOST_PHASES) {
            return "more than " + Scenario.MOST_PHASES + " phases";
        }
        Timeline timeline = new Timeline(scenario);
        if (timeline.reach() > FARTHEST) {
            return "the file reaches to sector " + timeline.reach() + ": at most " + FARTHEST;
        }
        String unknown = faults(scenario);
        if (unknown != null) {
            return unknown;
        }
        if (scenario.demands().inFlight().outstanding() > writes(timeline)) {
            return "outstanding " + scenario.demands().inFlight().outstanding() + ", and there are " + writes(timeline) + " writes";
        }
        String mapping = mappings(scenario, timeline);
        return mapping != null ? mapping : ends(scenario, timeline.effects());
    }

    private static int writes(Timeline timeline) {
        int writes = 0;
        for (Effect effect : timeline.effects()) {
            writes += effect.kind() == Effect.Kind.WRITE ? 1 : 0;
        }
        return writes;
    }

    /** Where a block will lie that is a hole, only the data says that is written to it. */
    private static String faults(Scenario scenario) {
        Geometry geometry = scenario.geometry();
        for (Fault fault : scenario.demands().faults()) {
            if (fault.range() != null && fault.kind() != Fault.Kind.DATA && (geometry.state() == BlockState.HOLE
                    || geometry.state() == BlockState.SHARED || fault.range().end() > geometry.sectors() + geometry.behind())) {
                return "where " + fault.range() + " will lie is not known before it is written: give 'fault data " + fault.range() + "'";
            }
        }
        return null;
    }

    /** A mapping of what lies behind the end of the file kills the program that touches it. */
    private static String mappings(Scenario scenario, Timeline timeline) {
        int size = scenario.geometry().sectors();
        int effect = 0;
        int step = 0;
        for (List<Op> phase : timeline.phases()) {
            // What is sure: the size when the phase begins.
            for (Op op : phase) {
                SectorRange range = op instanceof Op.Store store ? store.write().range()
                        : op instanceof Op.Read read && read.way() == Op.ReadWay.MAPPED ? read.range() : null;
                if (range != null && range.end() > size) {
                    return "a mapping is touched at " + range + ", behind the " + size + " sectors that the file has by then";
                }
                if (range != null && truncates(phase)) {
                    return "a mapping is touched beside a truncation";
                }
            }
            step += phase.size();
            while (effect < timeline.effects().size() && timeline.effects().get(effect).step() < step) {
                Effect next = timeline.effects().get(effect++);
                size = next.kind() == Effect.Kind.TRUNCATE ? next.start()
                        : next.kind() == Effect.Kind.FSYNC ? size : Math.max(size, next.end());
            }
        }
        return null;
    }

    private static boolean truncates(List<Op> phase) {
        for (Op op : phase) {
            if (op instanceof Op.Truncate) {
                return true;
            }
        }
        return false;
    }

    /** Where it is left to chance where the file ends, no size follows from the ops. */
    private static String ends(Scenario scenario, List<Effect> effects) {
        if (!scenario.promise().made() || scenario.demands().size() != Demands.FOLLOWS) {
            return null;
        }
        for (Effect one : effects) {
            for (Effect other : effects) {
                if (one != other && one.movesEnd() && other.movesEnd() && one.besides(other)
                        && (one.kind() == Effect.Kind.TRUNCATE || appends(scenario, one))) {
                    return (one.kind() == Effect.Kind.TRUNCATE ? "a truncation" : "an appending write")
                            + " runs beside what moves the end of the file: say 'then' between them, or give size, or 'promise no'";
                }
            }
        }
        return null;
    }

    private static boolean appends(Scenario scenario, Effect effect) {
        for (List<Op> phase : scenario.phases()) {
            for (Op op : phase) {
                if (op instanceof Op.Aio aio && aio.append() && aio.writes().get(0).number() == effect.write()
                        || op instanceof Op.Pwrite pwrite && pwrite.append() && pwrite.write().number() == effect.write()) {
                    return true;
                }
            }
        }
        return false;
    }
}
