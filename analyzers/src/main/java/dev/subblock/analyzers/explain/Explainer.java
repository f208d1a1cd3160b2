package dev.subblock.analyzers.explain;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.finding.Blame;
import dev.subblock.analyzers.finding.Finding;
import dev.subblock.analyzers.finding.Findings;
import dev.subblock.analyzers.finding.Letters;
import dev.subblock.analyzers.finding.Pad;
import dev.subblock.analyzers.trace.DiskRequest;
import dev.subblock.analyzers.trace.Landing;
import dev.subblock.analyzers.trace.ScenarioTrace;
import dev.subblock.analyzers.trace.Touch;
import dev.subblock.analyzers.trace.TrialTrace;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Makes explanations. */
public final class Explainer {
    /** Sentences beside the one that is drawn: what is more repeats them. */
    private static final int OTHERS = 8;

    private Explainer() {}

    /**
     * Explains one trial of a scenario.
     *
     * @param trace what the disk saw of it, with at least the trials of {@link ScenarioEvidence#told()}; empty if it kept no trace
     * @param trial the trial; if empty, the one that shows best what the scenario is made to show
     * @return empty if nothing wrong is told of that trial, or of any
     */
    public static Optional<Explanation> explain(Subject subject, ScenarioEvidence evidence, Optional<ScenarioTrace> trace, OptionalInt trial) {
        List<Finding> all = Findings.of(evidence, trace);
        List<Finding> asked = trial.isEmpty() ? all : all.stream().filter(f -> f.trial() == trial.getAsInt()).toList();
        return Findings.best(asked, evidence.raceClass()).map(f -> explain(subject, evidence, trace, f, all));
    }

    private static Explanation explain(Subject subject, ScenarioEvidence evidence, Optional<ScenarioTrace> trace, Finding shown, List<Finding> all) {
        int blockSize = evidence.blockSize();
        List<Event.Write> writes = evidence.writes(shown.trial());
        long block = shown.block() >= 0 ? shown.block() : lastBlock(writes, blockSize);
        Optional<TrialTrace> disk = trace.flatMap(t -> t.trial(shown.trial()));
        Optional<Landing> landing = disk.map(d -> Landing.of(d, block, blockSize));
        List<Touch> touches = landing.map(Landing::touches).orElse(List.of());
        long touching = touches.stream().map(Touch::request).distinct().count();
        return new Explanation(subject, evidence.scenario(), shown.trial(), evidence.trials(), evidence.corrupt(), block, blockSize,
                Sectors.of(evidence, shown.trial(), block, writes, landing), disk.isPresent(),
                touches.stream().map(t -> view(t, block, blockSize, writes, shown.blame())).toList(),
                disk.map(d -> Requests.of(d, touches, t -> holds(t, block, blockSize, writes), shown.blame())).orElse(List.of()),
                disk.map(d -> (int) (d.landed().size() - touching)).orElse(0), shown,
                all.stream().filter(f -> f.trial() == shown.trial() && !f.equals(shown)).map(Finding::sentence).limit(OTHERS).toList());
    }

    /** Where the file ought to end: what is wrong with its size shows there. */
    private static long lastBlock(List<Event.Write> writes, int blockSize) {
        return writes.stream().mapToLong(w -> (w.offset() + w.length() - 1) / blockSize).max().orElse(0);
    }

    private static LandedView view(Touch touch, long block, int blockSize, List<Event.Write> writes, Optional<Blame> blame) {
        DiskRequest request = touch.request();
        return new LandedView(request.arrival(), touch.from(), touch.to(), holds(touch, block, blockSize, writes),
                blame.map(b -> b.culprit().equals(request)).orElse(false));
    }

    private static String holds(Touch touch, long block, int blockSize, List<Event.Write> writes) {
        if (touch.what().startsWith("write ")) {
            return "data of write " + Letters.of(number(touch.what()));
        }
        if (!touch.zeros()) {
            return switch (touch.what()) {
                case "before" -> "what was there before";
                case "older" -> "older sectors";
                default -> "something else";
            };
        }
        if (touch.request().zeroes()) {
            return "zeros, by a " + touch.request().op();
        }
        long start = block * blockSize;
        List<Pad> pads = new ArrayList<>();
        writes.forEach(w -> Pad.of(w, blockSize).stream().filter(p -> p.block() == block)
                .filter(p -> start + p.from() == touch.fileFrom() && start + p.to() == touch.fileTo()).forEach(pads::add));
        if (!pads.isEmpty()) {
            return "zeros: " + pads.stream().map(Pad::words).collect(Collectors.joining(" or "));
        }
        // What the kernel zeroes from the end of the file to where a write begins goes through the page cache.
        String before = writes.stream().filter(w -> w.offset() >= touch.fileTo()).min(Comparator.comparingLong(Event.Write::offset))
                .map(w -> ", before write " + Letters.of(w.write()) + " begins").orElse("");
        return (touch.request().pieces().size() > 1 ? "zeros, of a page written back" : "zeros") + before;
    }

    private static int number(String write) {
        String digits = write.substring("write ".length());
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
