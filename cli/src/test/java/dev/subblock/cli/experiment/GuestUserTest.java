package dev.subblock.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestUserTest {

    private static final Map<String, String> SUDO = Map.of("SUDO_UID", "1000", "SUDO_GID", "1001", "SUDO_USER", "anna");

    @Test
    void oneIsWhoOneIsAndBehindSudoWhoOneWas() {
        assertThat(GuestUser.caller(Map.of(), "anna", 1000, 1001)).isEqualTo(new GuestUser("anna", 1000, 1001));
        assertThat(GuestUser.caller(SUDO, "root", 0, 0)).isEqualTo(new GuestUser("anna", 1000, 1001));
        assertThat(GuestUser.caller(Map.of(), "root", 0, 0)).isEqualTo(GuestUser.ROOT);
    }

    /** Only of root has sudo said anything; a variable of its name that somebody else set changes nobody. */
    @Test
    void sudoIsAskedByRootAlone() {
        assertThat(GuestUser.caller(SUDO, "bert", 7, 8)).isEqualTo(new GuestUser("bert", 7, 8));
        assertThat(GuestUser.caller(Map.of("SUDO_UID", "$(reboot)"), "root", 0, 0)).isEqualTo(GuestUser.ROOT);
    }

    /** The name stands in a script of root's. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;reboot", "$(reboot)", "a:0:0", "", "a\nb", "-a", "%s"})
    void aNameThatIsNoneIsNotTaken(String name) {
        assertThat(new GuestUser(name, 1000, 1000).settle()).contains("USER=user ").contains("user:x:1000:1000:");
    }

    @Test
    void whoIsNotRootIsMadeSoByRoot() {
        assertThat(new GuestUser("anna", 1000, 1001).prefix()).isEqualTo("setpriv --reuid=1000 --regid=1001 --clear-groups ");
        assertThat(GuestUser.ROOT.prefix()).isEmpty();
        assertThat(GuestUser.ROOT.settle().lines()).filteredOn(l -> l.contains("/etc/passwd")).hasSize(1);
    }
}
