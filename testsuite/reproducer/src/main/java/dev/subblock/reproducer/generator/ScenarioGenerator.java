package dev.subblock.reproducer.generator;

import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Durability;
import dev.subblock.reproducer.scenario.Geometry;
import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.scenario.SectorRange;
import dev.subblock.reproducer.scenario.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes a small random scenario from a seed: always the same from the same. What it expects is promised: direct
 * writes run beside each other, beside readers and beside fallocate, as the oracle knows them; what goes through the
 * page cache, cuts the file, or appends to it has its phase to itself (races.md: R15, R16). Nothing is appended to shared
 * blocks, where 6.1 is suspected of losing data.
 */
public final class ScenarioGenerator {

    private static final int MOST_WRITES = 4;
    private static final int MOST_BLOCKS = 3;
    /** Of the file systems that scenarios are made for, in bytes. */
    public static final List<Integer> BLOCK_SIZES = List.of(4096, 2048, 1024);
    private static final String WHY = "made from a seed: what was acknowledged is there, and what nobody wrote is as it was";
    /** Two thirds of all drafts are sound; so many in a row that are not do not come. */
    private static final int DRAFTS = 1000;

    private final SplittableRandom random;
    private Geometry geometry;
    private int writes;
    private int size;

    private ScenarioGenerator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The scenario of a seed. Its class is R0, its shape names the seed: {@code s} and 16 hex digits. */
    public static Scenario scenario(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        String hex = Long.toHexString(seed);
        String shape = "s" + "0".repeat(16 - hex.length()) + hex;
        for (int draft = 0; draft < DRAFTS; draft++) {
            Scenario scenario = generator.draft(shape);
            if (scenario.flaw().isEmpty()) {
                return scenario;
            }
        }
        throw new IllegalStateException("no scenario from the seed " + hex);
    }

    private Scenario draft(String shape) {
        int blockSize = BLOCK_SIZES.get(random.nextInt(BLOCK_SIZES.size()));
        int perBlock = blockSize / Geometry.SECTOR;
        int sectors = random.nextInt(MOST_BLOCKS + 1) * perBlock;
        if (sectors > 0 && random.nextBoolean()) {
            sectors -= random.nextInt(perBlock);
        }
        BlockState state = sectors == 0 ? BlockState.HOLE : BlockState.values()[random.nextInt(BlockState.values().length)];
        int behind = state != BlockState.SHARED && random.nextInt(5) == 0 ? perBlock * (1 + random.nextInt(2)) : 0;
        geometry = new Geometry(blockSize, sectors, state, behind);
        writes = 0;
        size = sectors;
        List<List<Op>> phases = new ArrayList<>();
        int wanted = 2 + random.nextInt(MOST_WRITES - 1);
        while (writes < wanted) {
            phases.add(phase(wanted));
        }
        if (random.nextInt(8) == 0) {
            phases.add(administration());
        }
        Demands demands = random.nextInt(3) == 0 ? Demands.NONE.lookedAtMapped() : Demands.NONE;
        return new Scenario("R0", shape, WHY, geometry, null, phases, demands, Scenario.USUAL_TRIALS);
    }

    private List<Op> phase(int wanted) {
        int kind = random.nextInt(10);
        if (kind < 7) {
            return direct(wanted);
        }
        if (kind == 7) {
            return cached();
        }
        if (kind == 8 && geometry.state() != BlockState.SHARED) {
            Write write = new Write(++writes, new SectorRange(0, count()));
            size += write.range().count();
            return List.of(random.nextBoolean() ? new Op.Aio(1, List.of(write), durability(), true)
                    : new Op.Pwrite(1, write, false, durability(), true));
        }
        return administration();
    }

    private List<Op> direct(int wanted) {
        List<Op> ops = new ArrayList<>();
        int lanes = 1 + random.nextInt(3);
        // To shared blocks, unaligned writes go through the cache: those have nobody beside them either.
        int together = geometry.state() == BlockState.SHARED ? 1 : 1 + random.nextInt(wanted - writes);
        int end = size;
        for (int i = 0; i < together; i++) {
            int lane = 1 + random.nextInt(lanes);
            Write write = write();
            end = Math.max(end, write.range().end());
            if (random.nextInt(4) == 0) {
                ops.add(new Op.Pwrite(lane, write, false, durability(), false));
            } else if (i + 1 < together && random.nextInt(4) == 0) {
                Write second = write();
                end = Math.max(end, second.range().end());
                ops.add(new Op.Aio(lane, List.of(write, second), Durability.NONE, false));
                i++;
            } else {
                ops.add(new Op.Aio(lane, List.of(write), durability(), false));
            }
        }
        int beside = random.nextInt(6);
        if (beside == 0 && size > 0) {
            ops.add(new Op.Read(4, new SectorRange(0, size), random.nextBoolean() ? Op.ReadWay.BUFFERED : Op.ReadWay.DIRECT));
        } else if (beside == 1) {
            SectorRange range = new SectorRange(random.nextInt(size + 1), count());
            ops.add(new Op.Falloc(4, range, random.nextBoolean()));
            end = Math.max(end, range.end());
        }
        size = end;
        return ops;
    }

    private List<Op> cached() {
        List<Op> ops = new ArrayList<>();
        if (size > 0 && random.nextInt(3) == 0) {
            int start = random.nextInt(size);
            ops.add(new Op.Store(1, new Write(++writes, new SectorRange(start, 1 + random.nextInt(size - start)))));
        } else {
            Write write = write();
            size = Math.max(size, write.range().end());
            ops.add(new Op.Pwrite(1, write, true, durability(), false));
        }
        if (random.nextBoolean()) {
            ops.add(new Op.Fsync(1));
        }
        return ops;
    }

    private List<Op> administration() {
        int kind = random.nextInt(3);
        if (kind == 0) {
            return List.of(new Op.Fsync(1));
        }
        if (kind == 1) {
            size = random.nextInt(size + geometry.sectorsPerBlock());
            return List.of(new Op.Truncate(1, size));
        }
        SectorRange range = new SectorRange(random.nextInt(size + geometry.sectorsPerBlock()), count());
        size = Math.max(size, range.end());
        return List.of(new Op.Falloc(1, range, false));
    }

    /** Aligned or not, inside the file, at its end, or behind it. */
    private Write write() {
        int perBlock = geometry.sectorsPerBlock();
        int where = random.nextInt(8);
        int start = where == 0 ? size : where == 1 ? size + random.nextInt(2 * perBlock) : random.nextInt(Math.max(1, size));
        int count = count();
        if (random.nextInt(3) == 0) {
            start -= start % perBlock;
            count = perBlock * (1 + random.nextInt(2));
        }
        return new Write(++writes, new SectorRange(start, count));
    }

    private int count() {
        return 1 + random.nextInt(random.nextInt(3) == 0 ? 2 * geometry.sectorsPerBlock() : geometry.sectorsPerBlock());
    }

    private Durability durability() {
        return random.nextInt(6) > 0 ? Durability.NONE : random.nextBoolean() ? Durability.SYNC : Durability.DSYNC;
    }
}
