package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Timings;
import dev.subblock.cli.run.Results;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How fast orders were run, and where the time went. */
final class Speed {

    private final Collection<Boot> boots;

    Speed(Collection<Boot> boots) {
        this.boots = boots;
    }

    /** Empty until something was run. */
    Optional<Results.ExplorationInfo> info() {
        List<ScenarioEvidence> run = boots.stream().flatMap(b -> b.observations().stream()).flatMap(o -> o.evidence().scenarios().stream())
                .filter(ScenarioEvidence::complete).toList();
        int orders = run.stream().mapToInt(ScenarioEvidence::trials).sum();
        double seconds = Span.seconds(boots.stream().flatMap(b -> b.guests().stream()).map(GuestRun::trials).toList());
        if (orders == 0 || seconds <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Results.ExplorationInfo(orders, rounded(seconds), rounded(orders / seconds), costs(run)));
    }

    private List<Results.CostInfo> costs(List<ScenarioEvidence> run) {
        double trials = sum(run.stream().map(ScenarioEvidence::timings).mapToLong(Timings::trials).sum());
        double disk = times().map(t -> t.disk()).reduce(Duration.ZERO, Duration::plus).toMillis() / 1000.0;
        double image = times().map(t -> t.image()).reduce(Duration.ZERO, Duration::plus).toMillis() / 1000.0;
        List<Results.CostInfo> costs = new ArrayList<>();
        costs.add(new Results.CostInfo("the guest in trials", rounded(Math.max(0, trials - disk))));
        costs.add(new Results.CostInfo("the disk in trials", rounded(disk)));
        costs.add(new Results.CostInfo("reading and writing images", rounded(image)));
        costs.add(new Results.CostInfo("making files ready", rounded(sum(run.stream().map(ScenarioEvidence::timings).mapToLong(Timings::prepare).sum()))));
        costs.add(new Results.CostInfo("reading back", rounded(sum(run.stream().map(ScenarioEvidence::timings).mapToLong(Timings::check).sum()))));
        costs.sort(Comparator.comparingDouble(Results.CostInfo::seconds).reversed());
        return costs;
    }

    private Stream<dev.subblock.lab.disk.DiskTimes> times() {
        return boots.stream().flatMap(b -> b.guests().stream()).flatMap(g -> g.times().stream());
    }

    private static double sum(long millis) {
        return millis / 1000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
