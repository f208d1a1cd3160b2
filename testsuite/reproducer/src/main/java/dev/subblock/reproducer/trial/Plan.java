package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.oracle.Expected;
import dev.subblock.reproducer.oracle.Oracle;
import dev.subblock.reproducer.oracle.Outcome;
import dev.subblock.reproducer.scenario.Effect;
import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.scenario.Result;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Timeline;
import dev.subblock.reproducer.scenario.Write;
import dev.subblock.reproducer.sector.Sector;
import java.util.ArrayList;
import java.util.List;

/** What is the same for all trials of a scenario. Writes are numbered from 1 here, in the order of the scenario's lines. */
final class Plan {

    private static final int PAGE = 4096;

    private final Scenario scenario;
    private final String name;
    private final Timeline timeline;
    private final Oracle oracle;
    private final List<List<Step>> phases = new ArrayList<>();
    private final List<Integer> descriptorLanes = new ArrayList<>();
    private final List<Integer> descriptorFlags = new ArrayList<>();
    private final int[] slots = new int[Scenario.MOST_LANES + 1];
    private final int[] offsets = new int[Scenario.MOST_WRITES + 1];
    private final int[] lengths = new int[Scenario.MOST_WRITES + 1];
    private final int[] told = new int[Scenario.MOST_WRITES + 1];
    private final int[] payloads = new int[Scenario.MOST_WRITES + 1];
    private final int[] submissions = new int[Scenario.MOST_WRITES + 1];
    private final int[] submitters = new int[Scenario.MOST_WRITES + 1];
    private final Expected usual;
    private int writes;
    private int payload;
    private int submission;
    private int scratch;
    private boolean maps;
    private int lanes;

    Plan(Scenario scenario) {
        this.scenario = scenario;
        this.name = scenario.name();
        this.timeline = new Timeline(scenario);
        this.oracle = new Oracle(scenario, timeline);
        int number = 0;
        for (List<Op> phase : timeline.phases()) {
            List<Step> steps = new ArrayList<>();
            for (Op op : phase) {
                steps.add(step(number++, op));
            }
            reaps(phase, steps);
            phases.add(steps);
        }
        for (Effect effect : timeline.effects()) {
            if (effect.kind() == Effect.Kind.WRITE) {
                told[effect.write()] = effect.start() * Sector.SIZE;
            }
        }
        this.usual = oracle.running(new AllWell());
    }

    private Step step(int number, Op op) {
        int slot = slots[op.lane()];
        lanes = Math.max(lanes, op.lane());
        if (op instanceof Op.Aio aio) {
            submission++;
            for (Write write : aio.writes()) {
                write(write, op.lane());
            }
            slots[op.lane()] += aio.writes().size();
        } else if (op instanceof Op.Pwrite pwrite) {
            submission++;
            write(pwrite.write(), op.lane());
        } else if (op instanceof Op.Store store) {
            submission++;
            write(store.write(), op.lane());
            maps = true;
        } else if (op instanceof Op.Splice splice) {
            submission++;
            write(splice.write(), op.lane());
        } else if (op instanceof Op.Read read) {
            scratch = Math.max(scratch, read.range().count() * Sector.SIZE);
            maps = maps || read.way() == Op.ReadWay.MAPPED;
        }
        int flags = Step.flags(op);
        return new Step(number, op.lane(), op, flags < 0 ? -1 : descriptor(op.lane(), flags), slot);
    }

    private void write(Write write, int lane) {
        writes = write.number();
        offsets[writes] = write.range().start() * Sector.SIZE;
        lengths[writes] = write.range().count() * Sector.SIZE;
        payloads[writes] = payload;
        payload += lengths[writes];
        submissions[writes] = submission;
        submitters[writes] = lane;
    }

    private int descriptor(int lane, int flags) {
        for (int i = 0; i < descriptorFlags.size(); i++) {
            if (descriptorLanes.get(i) == lane && descriptorFlags.get(i) == flags) {
                return i;
            }
        }
        descriptorLanes.add(lane);
        descriptorFlags.add(flags);
        return descriptorFlags.size() - 1;
    }

    /** Each lane that has writes in flight takes in their completions when it has nothing else to do in the phase. */
    private static void reaps(List<Op> phase, List<Step> steps) {
        for (int lane = 1; lane <= Scenario.MOST_LANES; lane++) {
            boolean flies = false;
            for (Op op : phase) {
                flies = flies || op instanceof Op.Aio && op.lane() == lane;
            }
            if (flies) {
                steps.add(new Step(-1, lane, null, -1, 0));
            }
        }
    }

    Scenario scenario() {
        return scenario;
    }

    /** The scenario's. */
    String name() {
        return name;
    }

    /** What the lanes do, phase by phase, in the order in which they are told to. */
    List<List<Step>> phases() {
        return phases;
    }

    /** How many ops there are. */
    int steps() {
        return timeline.steps();
    }

    /** The number of the last lane. */
    int lanes() {
        return lanes;
    }

    /** How each descriptor is opened; every lane has its own. */
    List<Integer> flags() {
        return descriptorFlags;
    }

    /** How many writes there are. */
    int writes() {
        return writes;
    }

    /** What the kernel is told, in bytes. */
    int offset(int write) {
        return offsets[write];
    }

    /** Where the write lands, in bytes. */
    int landing(int write) {
        return told[write];
    }

    /** In bytes. */
    int length(int write) {
        return lengths[write];
    }

    /** Where the write's bytes begin among those of all writes laid one behind the other. */
    int payloadOffset(int write) {
        return payloads[write];
    }

    /** Bytes of all writes together. */
    int payloadSize() {
        return payload;
    }

    int submission(int write) {
        return submissions[write];
    }

    int submitter(int write) {
        return submitters[write];
    }

    /** What the write has to return. */
    long wanted(int write) {
        for (Result result : scenario.demands().results()) {
            if (result.write() == write) {
                return -result.errno();
            }
        }
        return lengths[write];
    }

    /** The most bytes that a step reads; 0 if none does. */
    int scratch() {
        return scratch;
    }

    /** Whether the file is needed as memory. */
    boolean maps() {
        return maps || scenario.demands().mapped();
    }

    /** Bytes of the file before the trial. */
    int sizeBefore() {
        return scenario.geometry().sectors() * Sector.SIZE;
    }

    /** Bytes that the file may reach to, to the end of its last page: at least one page. */
    int span() {
        return Math.max(PAGE, (timeline.reach() * Sector.SIZE + PAGE - 1) / PAGE * PAGE);
    }

    /** Bytes of disk that a file can take. */
    int ground() {
        int reach = Math.max(timeline.reach(), scenario.geometry().sectors() + scenario.geometry().behind());
        int blockSize = scenario.blockSize();
        return (reach * Sector.SIZE + blockSize) / blockSize * blockSize;
    }

    /** What may be read after such a trial. */
    Expected running(TrialFile trial) {
        return trial.allWell() ? usual : oracle.running(trial);
    }

    /** What may be read after such a trial and a power cut. */
    Expected afterCut(Outcome outcome) {
        return oracle.afterCut(outcome);
    }

    /** What may be read after such a trial, where the power was cut while it was under way: nothing had to last yet. */
    Expected midway() {
        return oracle.midway();
    }

    /** Nothing went wrong. */
    private static final class AllWell implements Outcome {
        @Override
        public boolean acknowledged(int write) {
            return true;
        }

        @Override
        public boolean succeeded(int step) {
            return true;
        }
    }
}
