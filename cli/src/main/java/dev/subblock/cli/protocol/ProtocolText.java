package dev.subblock.cli.protocol;

import dev.subblock.analyzers.protocol.Change;
import dev.subblock.analyzers.protocol.ControlSeen;
import dev.subblock.analyzers.protocol.KernelSeen;
import dev.subblock.analyzers.protocol.KindSeen;
import dev.subblock.analyzers.protocol.ProtocolVerdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For the terminal: only what changed from a kernel to the next. Kinds that changed in the same way are one entry. */
final class ProtocolText {

    private final Findings findings;
    private final PrintWriter out;

    private ProtocolText(Findings findings, PrintWriter out) {
        this.findings = findings;
        this.out = out;
    }

    static void print(Findings findings, PrintWriter out) {
        new ProtocolText(findings, out).print();
    }

    private void print() {
        List<KernelSeen> kernels = findings.kernels();
        out.printf("%s %s on %s %s: %d kinds of write, each %d times%n", findings.subject().series().name(), findings.subject().series().version(),
                findings.subject().base().base(), findings.subject().base().version(), kernels.get(0).kinds().size(), findings.repeats());
        findings.notHad().forEach(out::println);
        kernels.forEach(this::trouble);
        for (ControlSeen control : findings.controls()) {
            out.printf("%n%s: %s%n", control.id(), control.caught() ? changed(control.changes().size()) + ", as a control must show" : "not seen with these kinds: nothing is proven");
            changes(control.changes());
        }
        List<KernelSeen> steps = findings.steps();
        for (int i = 1; i < steps.size(); i++) {
            List<Change> changes = Change.between(steps.get(i - 1), steps.get(i));
            out.printf("%n%s → %s (%s): %s%n", steps.get(i - 1).kernel(), steps.get(i).kernel(), steps.get(i).title(), changed(changes.size()));
            changes(changes);
        }
        out.println();
        for (ProtocolVerdict verdict : findings.verdicts()) {
            out.printf("%s %s: %s%n  \"%s\"%n", verdict.verdict().word(), verdict.id(), verdict.reason(), verdict.quote());
        }
        out.printf("verdict: %s: %s%n", findings.verdict().word(), findings.reason());
    }

    private static String changed(int number) {
        return number == 0 ? "nothing changed" : number == 1 ? "1 kind changed" : number + " kinds changed";
    }

    private void trouble(KernelSeen kernel) {
        if (!kernel.lacks().isEmpty()) {
            out.println(kernel.kernel() + " can't tell of " + String.join(", ", kernel.lacks()));
        }
        kernel.console().forEach(line -> out.println(kernel.kernel() + " complained: " + line));
        for (KindSeen kind : kernel.kinds()) {
            if (kind.sequence().isEmpty()) {
                out.println(kernel.kernel() + " " + kind.kind() + ": " + kind.trouble());
            }
        }
    }

    private void changes(List<Change> changes) {
        Map<List<String>, List<Change>> alike = new LinkedHashMap<>();
        changes.forEach(c -> alike.computeIfAbsent(c.essence(), e -> new ArrayList<>()).add(c));
        for (List<Change> same : alike.values()) {
            out.println("  " + String.join("\n  ", same.stream().map(Change::kind).toList()));
            out.println("    before: " + same.get(0).before().line());
            out.println("    after:  " + same.get(0).after().line());
            if (same.get(0).before().line().equals(same.get(0).after().line())) {
                out.println("    in full: " + String.join(" · ", same.get(0).diff().stream().map(String::strip).toList()));
            }
        }
    }
}
