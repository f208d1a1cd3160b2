package dev.subblock.cli.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.analyzers.failure.KernelOutcomes;
import dev.subblock.analyzers.failure.Outcome;
import dev.subblock.reproducer.evidence.ErrorPoint;
import java.util.List;
import java.util.Locale;

/** {@code errors.json}. Fields are added, never changed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FailureResults(int schema, String verdict, int exit, String reason, Named base, Named series, int kinds, List<Point> points,
        List<Looked> kernels, List<Control> controls) {

    static final String FILE = "errors.json";
    static final int SCHEMA = 1;

    record Named(String name, String version) {}

    /** @param errors names of those that it may answer @param most {@code none}, {@code part} or {@code all} of the write that it may have made instead */
    record Point(String point, String arming, List<String> errors, String most, String source) {}

    /** @param wrong what is of no pair */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Looked(String kernel, Integer step, String title, List<String> wrong, List<Told> outcomes) {}

    /** @param known what is wrong and known to be so in the base, with the reason @param reach {@code reached}, {@code declined} or {@code missed} */
    record Told(String kind, String point, int nth, String reach, String answer, List<String> wrong, List<String> known, String trouble) {}

    record Control(String id, List<String> points, String revives, boolean caught, String by) {}

    static FailureResults of(Findings findings) {
        return new FailureResults(SCHEMA, findings.verdict().word(), findings.verdict().exitCode(), findings.reason(),
                new Named(findings.subject().base().base(), findings.subject().base().version()),
                new Named(findings.subject().series().name(), findings.subject().series().version()), findings.kinds(),
                findings.points().stream().map(FailureResults::point).toList(), findings.kernels().stream().map(FailureResults::looked).toList(),
                findings.controls().stream().map(FailureResults::control).toList());
    }

    private static Point point(ErrorPoint point) {
        return new Point(point.word(), point.arming(), point.errors(), point.most().name().toLowerCase(Locale.ROOT), point.source());
    }

    private static Looked looked(KernelOutcomes kernel) {
        return new Looked(kernel.kernel(), kernel.step().isPresent() ? kernel.step().getAsInt() : null, kernel.title(), kernel.wrong(),
                kernel.outcomes().stream().map(FailureResults::told).toList());
    }

    private static Told told(Outcome o) {
        return new Told(o.kind(), o.point(), o.nth(), o.reach().name().toLowerCase(Locale.ROOT), o.answer(), o.wrong(), o.known(), o.trouble());
    }

    private static Control control(Findings.Caught c) {
        return new Control(c.control().id(), ErrorsRun.points(c.control()).stream().map(ErrorPoint::word).toList(), c.control().revives(), c.caught(), c.by());
    }
}
