package dev.subblock.cli.experiment;

import dev.subblock.analyzers.trace.DiskRequest;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.TrialTrace;
import dev.subblock.cli.exit.CliException;
import dev.subblock.lab.order.Recorded;
import dev.subblock.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order in which a trial's requests landed, as a disk can follow it again. */
final class RecordedTrial {

    private RecordedTrial() {}

    /**
     * Of one trial of a trace.
     *
     * @param blockSize of the file system, in bytes
     * @throws CliException if the trace does not have the trial whole
     */
    static Recorded of(ScenarioTrace trace, int trial, int blockSize) throws CliException {
        TrialTrace wanted = trace.trial(trial).orElseThrow(() -> CliException.trouble("the trace of " + trace.scenario()
                + " does not have trial " + trial + " request by request"));
        try {
            return Recorded.from(events(trace, wanted), s -> true, trial, blockSize);
        } catch (IllegalArgumentException e) {
            throw CliException.trouble("the order can't be recorded: " + e.getMessage());
        }
    }

    private static List<TraceEvent> events(ScenarioTrace trace, TrialTrace trial) {
        List<TraceEvent> events = new ArrayList<>();
        events.add(new TraceEvent.Scenario(0, trace.run(), trace.scenario(), trace.order()));
        events.add(new TraceEvent.Begin(0, trial.trial(), trial.sampled()));
        // Requests are named in the order in which they arrived; which had landed by then is of no matter to that.
        trial.requests().forEach(r -> events.add(new TraceEvent.Arrive(0, trial.trial(), r.id(), r.op(), r.offset(), r.length(), r.fua(),
                r.held(), r.pieces())));
        trial.requests().stream().filter(r -> r.landing() > 0).sorted(Comparator.comparingInt(DiskRequest::landing))
                .forEach(r -> events.add(new TraceEvent.Complete(0, trial.trial(), r.id(), r.error())));
        events.add(new TraceEvent.End(0, trial.trial(), trial.diverged()));
        return events;
    }
}
