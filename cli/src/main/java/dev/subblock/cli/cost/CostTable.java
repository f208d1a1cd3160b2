package dev.subblock.cli.cost;

import dev.subblock.analyzers.cost.CostJudge;
import dev.subblock.analyzers.cost.Costs;
import dev.subblock.analyzers.cost.Ratio;
import dev.subblock.cli.cost.CostResults.Booted;
import dev.subblock.cli.cost.CostResults.Cost;
import dev.subblock.cli.exit.CliException;
import dev.subblock.reproducer.load.Fit;
import dev.subblock.reproducer.load.Load;
import dev.subblock.reproducer.load.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For a cover letter: what each unaligned load costs at each step, and the most that an aligned one does. As wide as a mail, 72. */
public final class CostTable {

    static final String BEGIN = "[What follows is written by subblock cost --docs.]\n";
    static final String END = "[End of what was measured.]\n";
    private static final double NANOS_IN_SECOND = 1e9;

    private final CostResults results;
    /** The first boot of each step; the first is what the others are compared with. */
    private final List<Booted> steps;

    private CostTable(CostResults results) {
        this.results = results;
        this.steps = results.guests().stream().filter(g -> g.boot() == 1 && g.kernel().startsWith("step-")).toList();
    }

    /**
     * Replaces what is between the markers.
     *
     * @throws CliException if the file has no markers
     */
    public static void write(Path cover, CostResults results) throws CliException, IOException {
        String text = Files.readString(cover);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw CliException.trouble(cover + " has no place for a table: give it the two lines '" + BEGIN.strip() + "' and '" + END.strip() + "'");
        }
        Files.writeString(cover, text.substring(0, begin) + BEGIN + "\n" + of(results) + "\n" + text.substring(end));
    }

    static String of(CostResults results) {
        CostTable table = new CostTable(results);
        return String.format(Locale.ROOT, """
                %s, %s,
                subblock %s on %s. Aligned loads, held to %s: %s.

                Nanoseconds of a clock of one instruction a nanosecond for one
                operation, on a disk that takes no time; at the other steps as a
                ratio. = can't be told from 1, the bounds of the others are at most
                %.4f away. Every second operation of mixed is a read.

                %s
                Operations a second, and requests under way at a time, on a disk that
                takes 1 ms for each and has 8 under way at most:

                %s""", results.series(), results.base(), results.subblock(), results.date(), CostJudge.LIMIT, results.verdict(),
                table.widest(), table.rows(Store.INSTANT, table::instructions), table.rows(Store.SLOW, table::waiting));
    }

    private String rows(Store store, Function<Cost, String> cell) {
        StringBuilder rows = new StringBuilder(row("", steps.stream().map(Booted::kernel)));
        loads(store, Fit.UNALIGNED).filter(l -> steps.stream().anyMatch(s -> of(s, l).isPresent())).forEach(l -> rows.append(row(l.what(), steps.stream().map(s -> of(s, l).map(cell).orElse("-")))));
        return rows + row("aligned, upper bounds of ratios", steps.stream().map(s -> s == steps.get(0) ? "" : highest(s, store)));
    }

    private static String row(String name, Stream<String> cells) {
        return (String.format("%-32s", name) + cells.map(c -> String.format(" %9s", c)).collect(Collectors.joining())).stripTrailing() + "\n";
    }

    private static Stream<Load> loads(Store store, Fit fit) {
        return Load.all().stream().filter(l -> l.store() == store && l.fit() == fit);
    }

    private String instructions(Cost cost) {
        return isFirst(cost) ? String.format(Locale.ROOT, "%.0f", median(cost)) : cost.ratio().hasOne() ? "=" : String.format(Locale.ROOT, "%.4f", cost.ratio().point());
    }

    private String waiting(Cost cost) {
        return String.format(Locale.ROOT, "%.0f %4.1f", NANOS_IN_SECOND / median(cost), cost.outstanding());
    }

    private boolean isFirst(Cost cost) {
        return steps.get(0).loads().contains(cost);
    }

    private static double median(Cost cost) {
        return new Costs(cost.load(), cost.nanos(), 0).median();
    }

    private static Optional<Cost> of(Booted guest, Load load) {
        return guest.loads().stream().filter(c -> c.load().equals(load.name())).findFirst();
    }

    private static String highest(Booted guest, Store store) {
        return loads(store, Fit.ALIGNED).flatMap(l -> of(guest, l).stream()).map(c -> c.ratio().upper()).max(Comparator.naturalOrder())
                .map(r -> String.format(Locale.ROOT, "%.4f", r)).orElse("-");
    }

    /** The farthest bound of a ratio that is shown. */
    private double widest() {
        return steps.stream().skip(1).flatMap(s -> loads(Store.INSTANT, Fit.UNALIGNED).flatMap(l -> of(s, l).stream())).map(Cost::ratio)
                .filter(r -> !r.hasOne()).mapToDouble(CostTable::farthest).max().orElse(0);
    }

    private static double farthest(Ratio ratio) {
        return Math.max(ratio.upper() - ratio.point(), ratio.point() - ratio.lower());
    }
}
