package dev.subblock.reproducer.oracle;

import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Durability;
import dev.subblock.reproducer.scenario.Effect;
import dev.subblock.reproducer.scenario.Geometry;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.Timeline;
import java.util.Arrays;
import java.util.List;

/**
 * Says what a trial's file may be once all its ops have returned. The rules (races.md 2.3):
 * <ul>
 * <li>What is <em>certain</em> replaces all that had returned before it began: a write in full, or a cut of the file.
 * <li>Of writes in flight together to the same sector any may have won, sector by sector.
 * <li>A write that failed or was short is not certain: each of its sectors is its own or what else may be there.
 * <li>Where nobody wrote, the file is as it was: pads are zeros, but a pad over acknowledged data, or over what the
 *     file held before, is always wrong; what lay on the disk before is never seen.
 * <li>The file ends where writes, allocations and cuts that are certain make it end; those that are not may have moved it.
 * </ul>
 * After a power cut, or when the file system was shut down, only that is certain which was to last: acknowledged under
 * sync or dsync, or before an fsync that succeeded.
 */
public final class Oracle {

    private final Scenario scenario;
    private final Timeline timeline;
    private final List<Effect> effects;

    public Oracle(Scenario scenario, Timeline timeline) {
        this.scenario = scenario;
        this.timeline = timeline;
        this.effects = timeline.effects();
    }

    /** What may be read from the file. */
    public Expected running(Outcome outcome) {
        boolean[] certain = new boolean[effects.size()];
        for (int i = 0; i < certain.length; i++) {
            Effect effect = effects.get(i);
            // A cached write has reached nothing but memory: where requests fail, its pages may yet be lost.
            certain[i] = returned(effect, outcome) && (!effect.cached() || !scenario.needsFaults() || lasts(effect, outcome));
        }
        Expected expected = expect(certain);
        int size = scenario.demands().size();
        return size == Demands.FOLLOWS ? expected : new Expected(expected.sectors(), size, size);
    }

    /** What may be read from the file after a power cut. */
    public Expected afterCut(Outcome outcome) {
        boolean[] certain = new boolean[effects.size()];
        for (int i = 0; i < certain.length; i++) {
            certain[i] = returned(effects.get(i), outcome) && lasts(effects.get(i), outcome);
        }
        return expect(certain);
    }

    /**
     * What may be read from the file after a power cut somewhere in the middle of the ops: whatever any of them writes, or
     * what was there, and never what the disk held before.
     */
    public Expected midway() {
        return expect(new boolean[effects.size()]);
    }

    private static boolean returned(Effect effect, Outcome outcome) {
        return effect.kind() == Effect.Kind.WRITE ? outcome.acknowledged(effect.write()) : outcome.succeeded(effect.step());
    }

    private boolean lasts(Effect effect, Outcome outcome) {
        if (effect.durability() != Durability.NONE) {
            return true;
        }
        for (Effect other : effects) {
            if (other.kind() == Effect.Kind.FSYNC && effect.precedes(other) && outcome.succeeded(other.step())) {
                return true;
            }
        }
        return false;
    }

    private Expected expect(boolean[] certain) {
        Expectation[] sectors = new Expectation[timeline.reach()];
        for (int sector = 0; sector < sectors.length; sector++) {
            sectors[sector] = sector(sector, certain);
        }
        int least = scenario.geometry().sectors();
        int most = least;
        for (int i = 0; i < certain.length; i++) {
            Effect effect = effects.get(i);
            if (effect.kind() == Effect.Kind.TRUNCATE) {
                least = certain[i] ? effect.start() : Math.min(least, effect.start());
                most = certain[i] ? effect.start() : Math.max(most, effect.start());
            } else if (effect.movesEnd()) {
                least = certain[i] ? Math.max(least, effect.end()) : least;
                most = Math.max(most, effect.end());
            }
        }
        return new Expected(sectors, least, most);
    }

    private Expectation sector(int sector, boolean[] certain) {
        Geometry geometry = scenario.geometry();
        boolean untouched = true;
        boolean zeros = false;
        int[] writes = new int[certain.length];
        int count = 0;
        for (int i = 0; i < certain.length; i++) {
            Effect effect = effects.get(i);
            if (!effect.covers(sector)) {
                continue;
            }
            untouched = untouched && !certain[i];
            if (!replaced(effect, sector, certain)) {
                if (effect.kind() == Effect.Kind.WRITE) {
                    writes[count++] = effect.write();
                } else {
                    zeros = true;
                }
            }
        }
        boolean before = sector < geometry.sectors() && geometry.state().written(sector / geometry.sectorsPerBlock());
        return new Expectation(zeros || untouched && !before, untouched && before, Arrays.copyOf(writes, count));
    }

    private boolean replaced(Effect effect, int sector, boolean[] certain) {
        for (int i = 0; i < certain.length; i++) {
            if (certain[i] && effects.get(i).covers(sector) && effect.precedes(effects.get(i))) {
                return true;
            }
        }
        return false;
    }
}
