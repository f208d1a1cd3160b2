package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.CostJudge;
import dev.subblock.analyzers.cost.KernelCosts;
import dev.subblock.reproducer.load.Load;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** For the terminal: a table loads × guests, in instructions and in units of the first guest. */
final class CostText {

    private CostText() {}

    static void print(CostFindings f, PrintWriter out) {
        List<KernelCosts> all = new ArrayList<>(f.seen());
        all.addAll(f.controls());
        out.printf("%s %s on %s %s: nanoseconds of a clock of one nanosecond an instruction, for one operation%n", f.subject().series().name(),
                f.subject().series().version(), f.subject().base().base(), f.subject().base().version());
        for (Load load : f.loads()) {
            out.println(load.name());
            for (KernelCosts kernel : all) {
                String median = kernel.of(load.name()).map(c -> String.format(java.util.Locale.ROOT, "%9.0f", median(c.perOperation()))).orElse("        -");
                String ratio = kernel == f.first() ? "1" : kernel.to(f.first(), load.name()).map(CostJudge::told).orElse("not measured");
                out.printf("  %-26s %s  %s%n", kernel.kernel() + (kernel.boot() == 1 ? "" : " again"), median, ratio);
            }
        }
        all.forEach(k -> k.trouble().forEach(t -> out.println(k.kernel() + ": " + t)));
        f.controls().forEach(c -> out.println(c.kernel() + ": " + (f.caught(c) ? "caught: " : "not caught: ") + f.judge(c).reason()));
        out.println("verdict: " + f.judged().verdict().word() + ": " + f.judged().reason());
    }

    private static double median(List<Double> samples) {
        return samples.stream().sorted().toList().get(samples.size() / 2);
    }
}
