package dev.subblock.cli.bisect;

import dev.subblock.analyzers.bisect.Costs;
import java.util.List;
import java.util.function.IntPredicate;

/** What visits cost here, learnt from those that were made: one whose image is kept is booted at once, the others are built first. */
final class Pace implements Costs {

    /** Trials of one visit: two minutes' worth, a few times what a boot costs; beyond that another commit tells more. */
    static final int MOST_TRIALS = 4096;

    /** Until it is measured: an incremental build of one file and a boot take this long on 2 cores without KVM. */
    private static final double BUILD_SECONDS = 20;
    private static final double BOOT_SECONDS = 15;
    private static final double TRIAL_SECONDS = 0.03;

    private final IntPredicate kept;
    private final double build;
    private final double boot;

    /** @param kept whether a commit's image is there */
    Pace(List<Visit> visits, IntPredicate kept) {
        this.kept = kept;
        this.build = visits.stream().mapToDouble(Visit::buildSeconds).filter(s -> s > 0).average().orElse(BUILD_SECONDS);
        this.boot = visits.stream().mapToDouble(Visit::bootSeconds).filter(s -> s > 0).average().orElse(BOOT_SECONDS);
    }

    @Override
    public double visit(int commit) {
        return boot + (kept.test(commit) ? 0 : build);
    }

    @Override
    public double trial() {
        return TRIAL_SECONDS;
    }
}
