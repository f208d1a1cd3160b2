package dev.subblock.analyzers.cost;

import dev.subblock.analyzers.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges whether loads that are to stay as cheap as they were did. */
public final class CostJudge {

    /** One in a hundred: what a reviewer calls no regression, and ten times the noise of a clock that counts instructions. */
    public static final double LIMIT = 1.01;

    /** A verdict, with the reason in one line. */
    public record Judged(Verdict verdict, String reason) {}

    private CostJudge() {}

    /**
     * Judges a kernel.
     *
     * @param base what it is compared with: more than one guest of a kernel, so that what differs between them makes bounds wide
     * @param last the kernel that is judged
     * @param loads that must not be dearer
     */
    public static Judged judge(KernelCosts base, KernelCosts last, List<String> loads) {
        List<String> dearer = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String load : loads) {
            Optional<Ratio> ratio = last.to(base, load);
            if (ratio.isEmpty()) {
                open.add(load + " was not measured");
            } else if (ratio.get().lower() > LIMIT) {
                dearer.add(load + " costs " + told(ratio.get()) + " times as much");
            } else if (ratio.get().upper() > LIMIT) {
                open.add(load + " can't be told from " + LIMIT + ", " + told(ratio.get()));
            }
        }
        if (!dearer.isEmpty()) {
            return new Judged(Verdict.FAIL, String.join("; ", dearer));
        }
        if (!open.isEmpty() || loads.isEmpty()) {
            return new Judged(Verdict.INCONCLUSIVE, loads.isEmpty() ? "no load was asked for that is to stay as it was" : String.join("; ", open));
        }
        return new Judged(Verdict.PASS, "no load of whole blocks costs more than " + LIMIT + " times what it did");
    }

    /** As it is printed. */
    public static String told(Ratio ratio) {
        return String.format(java.util.Locale.ROOT, "%.4f [%.4f, %.4f]", ratio.point(), ratio.lower(), ratio.upper());
    }
}
