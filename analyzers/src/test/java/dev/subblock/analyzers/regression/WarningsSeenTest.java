package dev.subblock.analyzers.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsSeenTest {
    private final WarningsSeen seen = new WarningsSeen();

    @Test
    void whatMovedIsNotNewAndWhatIsSaidOfAnotherFileIs() {
        assertThat(seen.unseen(List.of("fs/a.c:12:3: warning: unused variable 'x'"))).hasSize(1);
        assertThat(seen.unseen(List.of())).isEmpty();
        assertThat(seen.unseen(List.of("fs/a.c:19:3: warning: unused variable 'x'", "fs/b.c:12:3: warning: unused variable 'x'",
                "fs/a.c:19:3: warning: unused variable 'y'"))).containsExactly("fs/b.c:12:3: warning: unused variable 'x'", "fs/a.c:19:3: warning: unused variable 'y'");
    }
}
