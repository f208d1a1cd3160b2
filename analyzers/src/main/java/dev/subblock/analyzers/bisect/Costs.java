package dev.subblock.analyzers.bisect;

/** What a visit costs. */
public interface Costs {

    /** Seconds until the first trial on a commit can begin: its build, if it is not kept, and its boot. */
    double visit(int commit);

    /** Seconds of one trial. */
    double trial();

    /** Trials are all that counts. */
    Costs TRIALS_ONLY = of(0, 1);

    /** Every commit costs the same. */
    static Costs of(double visit, double trial) {
        return new Costs() {
            @Override
            public double visit(int commit) {
                return visit;
            }

            @Override
            public double trial() {
                return trial;
            }
        };
    }
}
