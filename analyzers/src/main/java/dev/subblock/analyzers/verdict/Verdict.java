package dev.subblock.analyzers.verdict;

import java.util.Collection;
import java.util.Locale;

/**
 * A verdict, with the exit code it becomes.
 *
 * <p>Verdicts merge as Jepsen merges validity, worst first: {@code fail > error > inconclusive > skip > pass}.
 * A corruption that was seen stays a fail whatever else had trouble beside it; a pass needs everything to pass.
 */
public enum Verdict {
    /** Looked, with a check that was seen to fail, and found nothing. */
    PASS(0, 0),
    /** Something was proven wrong. */
    FAIL(4, 1),
    /** Nothing wrong was seen, and that says too little. */
    INCONCLUSIVE(2, 3),
    /** Was not run, on purpose. 4 is kselftest's code. */
    SKIP(1, 4),
    /** Our own trouble: neither a pass nor a fail. */
    ERROR(3, 128);

    private final int rank;
    private final int exitCode;

    Verdict(int rank, int exitCode) {
        this.rank = rank;
        this.exitCode = exitCode;
    }

    /** Exit code of a command whose result this is. */
    public int exitCode() {
        return exitCode;
    }

    /** The worse of the two. */
    public Verdict merge(Verdict other) {
        return other.rank > rank ? other : this;
    }

    /** The worst of all; {@link #SKIP} of nothing, because nothing was looked at. */
    public static Verdict merge(Collection<Verdict> all) {
        return all.stream().reduce(Verdict::merge).orElse(SKIP);
    }

    /** As it stands in {@code results.json}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
