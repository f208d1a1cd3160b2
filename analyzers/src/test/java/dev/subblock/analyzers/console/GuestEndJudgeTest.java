package dev.subblock.analyzers.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestEndJudgeTest {
    private static final String PANIC = "Kernel panic - not syncing: x";
    private static final String OOPS = "Oops: 0000 [#1]";
    private static final String DOWN = "reboot: Restarting system";

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', value = {
        "clean  | true  | true  | 0   | -        | OK",
        "clean  | true  | false | 0   | -        | SILENT_DEATH",
        "clean  | false | false | 0   | -        | SILENT_DEATH",
        "clean  | false | true  | 0   | -        | NO_EVIDENCE",
        "down   | false | false | 0   | -        | NO_EVIDENCE",
        "down   | true  | true  | 0   | -        | OK",
        "clean  | true  | true  | 137 | -        | QEMU_FAILED",
        "clean  | true  | true  | -   | -        | HANG",
        "clean  | true  | true  | -   | SHUTDOWN | HANG",
        "clean  | true  | true  | 0   | SHUTDOWN | HANG",
        "clean  | true  | false | 137 | COMMAND  | HANG",
        "panic  | true  | true  | 0   | -        | PANIC",
        "panic  | true  | false | -   | COMMAND  | PANIC",
        "oops   | true  | true  | 0   | -        | OOPS",
        "oops   | true  | false | 1   | -        | OOPS",
        "both   | true  | true  | 0   | -        | PANIC",
        "twice  | true  | true  | 0   | -        | REBOOT",
    })
    void table(String console, boolean hello, boolean bye, Integer exit, String deadline, GuestEnd end) {
        GuestVerdict verdict = GuestEndJudge.judge(console(console), facts(hello, bye, exit, deadline));
        assertThat(verdict.end()).isEqualTo(end);
        assertThat(verdict.reason()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void nothingButTheOneGoodEndIsOk() {
        List<String> ok = new ArrayList<>();
        for (String console : List.of("clean", "down", "panic", "oops", "both", "twice")) {
            for (boolean hello : new boolean[] {true, false}) {
                for (boolean bye : new boolean[] {true, false}) {
                    for (Integer exit : new Integer[] {0, 1, 137, null}) {
                        for (String deadline : new String[] {null, "BOOT"}) {
                            if (GuestEndJudge.judge(console(console), facts(hello, bye, exit, deadline)).end() == GuestEnd.OK) {
                                ok.add(console + hello + bye + exit + deadline);
                            }
                        }
                    }
                }
            }
        }
        assertThat(ok).containsExactly("cleantruetrue0null", "downtruetrue0null");
    }

    @Test
    void aHangSaysWhatTheKernelSaidOfIt() {
        ConsoleReport report = new ConsoleAnalyzer().analyze(List.of("x", "INFO: task java:84 blocked for more than 60 seconds.", "y"));
        assertThat(GuestEndJudge.judge(report, facts(true, false, null, "COMMAND")).reason()).isEqualTo(
                "the deadline of the phase \"COMMAND\" passed; console line 2: INFO: task java:84 blocked for more than 60 seconds.");
    }

    @Test
    void aSilentDeathShowsTheLastLine() {
        assertThat(GuestEndJudge.judge(console("clean"), facts(true, false, 0, null)).reason())
                .isEqualTo("QEMU exited with 0, but the agent never said goodbye; the console's last line: Run /init as init process");
    }

    private static GuestFacts facts(boolean hello, boolean bye, Integer exit, String deadline) {
        return new GuestFacts(hello, bye, exit == null ? OptionalInt.empty() : OptionalInt.of(exit), Optional.ofNullable(deadline));
    }

    private static ConsoleReport console(String kind) {
        List<String> boot = List.of("Linux version 6.1.172", "Run /init as init process", "");
        List<String> more = switch (kind) {
            case "down" -> List.of(DOWN);
            case "panic" -> List.of(PANIC);
            case "oops" -> List.of(OOPS, DOWN);
            case "both" -> List.of(OOPS, PANIC);
            case "twice" -> boot;
            default -> List.of();
        };
        List<String> lines = new ArrayList<>(boot);
        lines.addAll(more);
        return new ConsoleAnalyzer().analyze(lines);
    }
}
