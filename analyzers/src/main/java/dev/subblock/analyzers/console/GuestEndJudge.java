package dev.subblock.analyzers.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides how a guest ended, from its console and from what the host knows. The first row that applies decides:
 *
 * <pre>
 * console shows a panic                              PANIC
 * console shows a second boot banner                 REBOOT
 * console shows another fatal finding                OOPS
 * a deadline passed                                  HANG
 * the host had to kill QEMU                          HANG
 * QEMU's exit is not 0                               QEMU_FAILED
 * hello and bye                                      OK
 * bye without hello                                  NO_EVIDENCE
 * no hello, but the guest went down in order         NO_EVIDENCE
 * anything else                                      SILENT_DEATH
 * </pre>
 *
 * A panic goes before the deadline: a kernel that panics and then waits for ever has panicked. The deadline goes
 * before the exit code, because the host kills QEMU when it passes.
 */
public final class GuestEndJudge {
    private static final Set<String> PANIC = Set.of("kernel-panic");
    private static final Set<String> REBOOT = Set.of("second-boot");
    /** What a hang looks like when the kernel notices it. */
    private static final Set<String> STUCK = Set.of("hung-task", "soft-lockup", "hard-lockup", "rcu-stall");

    /** What our init says when the agent's JVM fails. */
    private static final Set<String> AGENT = Set.of("agent-ended");

    private GuestEndJudge() {}

    /** How the guest ended. */
    public static GuestVerdict judge(ConsoleReport console, GuestFacts facts) {
        Optional<ConsoleFinding> panic = first(console.findings(), PANIC);
        if (panic.isPresent()) {
            return say(GuestEnd.PANIC, panic.get());
        }
        Optional<ConsoleFinding> reboot = first(console.findings(), REBOOT);
        if (reboot.isPresent()) {
            return say(GuestEnd.REBOOT, reboot.get());
        }
        Optional<ConsoleFinding> fatal = console.findings().stream()
                .filter(f -> f.severity() == Severity.FATAL).findFirst();
        if (fatal.isPresent()) {
            return say(GuestEnd.OOPS, fatal.get());
        }
        if (facts.deadline().isPresent()) {
            return new GuestVerdict(GuestEnd.HANG, "the deadline of the phase \"" + facts.deadline().get()
                    + "\" passed" + first(console.findings(), STUCK).map(f -> "; " + at(f)).orElse(lastWords(console)));
        }
        if (facts.qemuExit().isEmpty()) {
            return new GuestVerdict(GuestEnd.HANG, "QEMU did not end and had to be killed");
        }
        int exit = facts.qemuExit().getAsInt();
        if (exit != 0) {
            return new GuestVerdict(GuestEnd.QEMU_FAILED, "QEMU exited with " + exit + lastWords(console));
        }
        return orderlyExit(console, facts);
    }

    private static GuestVerdict orderlyExit(ConsoleReport console, GuestFacts facts) {
        if (facts.hello() && facts.bye()) {
            return new GuestVerdict(GuestEnd.OK, "the agent said hello and goodbye and QEMU exited with 0");
        }
        if (facts.bye()) {
            return new GuestVerdict(GuestEnd.NO_EVIDENCE, "the agent's goodbye came, but never its hello");
        }
        if (!facts.hello() && console.orderly()) {
            return new GuestVerdict(GuestEnd.NO_EVIDENCE, "the guest went down in order, but the agent never said hello"
                    + lastWords(console));
        }
        return new GuestVerdict(GuestEnd.SILENT_DEATH, "QEMU exited with 0, but the agent never said "
                + (facts.hello() ? "goodbye" : "hello") + lastWords(console));
    }

    private static Optional<ConsoleFinding> first(List<ConsoleFinding> findings, Set<String> ids) {
        return findings.stream().filter(f -> ids.contains(f.id())).findFirst();
    }

    private static GuestVerdict say(GuestEnd end, ConsoleFinding finding) {
        return new GuestVerdict(end, at(finding));
    }

    private static String at(ConsoleFinding finding) {
        return "console line " + finding.line() + ": " + finding.text();
    }

    private static String lastWords(ConsoleReport console) {
        Optional<ConsoleFinding> agent = first(console.findings(), AGENT);
        if (agent.isPresent()) {
            return "; " + at(agent.get());
        }
        return console.tail().stream().filter(l -> !l.isBlank()).reduce((a, b) -> b)
                .map(l -> "; the console's last line: " + l).orElse("; the console is empty");
    }
}
