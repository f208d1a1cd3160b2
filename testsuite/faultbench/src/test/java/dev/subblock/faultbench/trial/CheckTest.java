package dev.subblock.faultbench.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.faultbench.table.GuestCase;
import dev.subblock.faultbench.tool.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bench must see what it is there to see. */
class CheckTest {

    private static final String CELL = "stock " + Machine.SCENARIO;
    private static final String CONTROL = "step-0 " + Machine.SCENARIO;
    private static final GuestCase KILLED = new GuestCase("k", true, "trial", "kill", Set.of(128), Set.of("qemu-failed"), Set.of("error"), "");
    private static final Findings UNDISTURBED = findings("pass", 0, "ok", Map.of(CELL, "pass", CONTROL, "fail"));

    private static Findings findings(String verdict, Integer exit, String boot, Map<String, String> cells) {
        return new Findings(verdict, Optional.ofNullable(exit), Map.of("stock", boot), Map.of(), cells, Map.of(), Map.of());
    }

    private static List<String> wrong(int exit, Findings found) {
        Check check = new Check();
        check.guest(KILLED, exit, Optional.ofNullable(found), UNDISTURBED);
        return check.wrong();
    }

    @Test
    void whatMustComeOutIsFine() {
        assertThat(wrong(128, findings("error", 128, "qemu-failed", Map.of(CELL, "error", CONTROL, "fail")))).isEmpty();
    }

    @Test
    void aPassThatWasNotEarned() {
        assertThat(wrong(0, findings("pass", 0, "ok", Map.of(CELL, "pass", CONTROL, "fail"))))
                .contains("a pass that was not earned", "exit 0, expected [128]").hasSize(4);
    }

    @Test
    void aLostResult() {
        assertThat(wrong(128, findings("error", 128, "qemu-failed", Map.of(CELL, "error")))).singleElement().asString().contains(CONTROL, "lost");
    }

    @Test
    void noResults() {
        assertThat(wrong(128, null)).containsExactly("no results");
    }

    @Test
    void anotherExitThanTheResultsSay() {
        assertThat(wrong(128, findings("error", 3, "qemu-failed", Map.of(CELL, "error", CONTROL, "fail")))).containsExactly("results.json says exit 3");
    }

    @Test
    void anotherBoot() {
        assertThat(wrong(128, findings("error", 128, "hang", Map.of(CELL, "error", CONTROL, "fail")))).singleElement().asString().contains("hang");
    }
}
