package dev.subblock.faultbench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseTableTest {

    @Test
    void theFirstCaseDoesNothingAndMustPass() throws Exception {
        List<GuestCase> cases = CaseTable.carried();

        assertThat(cases.get(0).deeds()).isEqualTo("nothing");
        assertThat(cases.get(0).cells()).containsExactly("pass");
        assertThat(cases.get(0).quick()).isTrue();
        assertThat(cases).extracting(GuestCase::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name | quick | trial | kill | 128 | hang | error", "name | slow | trial | kill | 128 | hang | error | words",
        "name | quick | trial | kill | many | hang | error | words"})
    void aLineThatIsNotUnderstoodIsAnError(String line) {
        assertThatThrownBy(() -> CaseTable.parse("# comment\n" + line + "\n")).isInstanceOf(IOException.class).hasMessageContaining("line 2");
    }
}
