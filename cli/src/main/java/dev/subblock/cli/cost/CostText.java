package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.CostJudge;
import dev.subblock.analyzers.cost.Costs;
import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.reproducer.load.Load;
import dev.subblock.reproducer.load.Store;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** For the terminal: a table loads × guests, in nanoseconds of the guest's clock and in units of the first guest. */
final class CostText {

    private static final double NANOS_IN_SECOND = 1e9;

    private CostText() {}

    static void print(CostFindings f, PrintWriter out) {
        List<KernelCosts> all = new ArrayList<>(f.seen());
        all.addAll(f.controls());
        out.printf("%s %s on %s %s: nanoseconds of a clock of one nanosecond an instruction, for one operation%n", f.subject().series().name(),
                f.subject().series().version(), f.subject().base().base(), f.subject().base().version());
        for (Load load : f.loads()) {
            out.println(load.name());
            for (KernelCosts kernel : all) {
                String cost = kernel.of(load.name()).map(c -> cost(load, c)).orElse("        -");
                String ratio = kernel == f.first() ? "1" : kernel.to(kernel.boot() == 1 ? f.base() : f.first(), load.name()).map(CostJudge::told).orElse("not measured");
                out.printf("  %-26s %s  %s%n", kernel.kernel() + (kernel.boot() == 1 ? "" : " again"), cost, ratio);
            }
        }
        all.forEach(k -> k.trouble().forEach(t -> out.println(k.kernel() + ": " + t)));
        f.controls().forEach(c -> out.println(c.kernel() + ": " + (f.caught(c) ? "caught: " : "not caught: ") + f.judge(c).reason()));
        out.println("verdict: " + f.judged().verdict().word() + ": " + f.judged().reason());
    }

    private static String cost(Load load, Costs costs) {
        return String.format(Locale.ROOT, "%9.0f", costs.median())
                + (load.store() == Store.SLOW ? String.format(Locale.ROOT, " %5.0f a second, %4.1f requests under way", NANOS_IN_SECOND / costs.median(), costs.outstanding()) : "");
    }
}
