package dev.subblock.patches.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.patches.toml.TomlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimReaderTest {
    private static final String GOOD = """
            [[claim]]
            id = "serialised"
            quote = "unaligned direct IO submission is serialised"
            scenarios = ["r1-*", "r2-4k"]
            from = 8
            """;

    @TempDir
    Path dir;

    @Test
    void readsClaimsInOrder() throws Exception {
        assertThat(read(GOOD + "\n" + GOOD.replace("\"serialised\"", "\"second\""))).containsExactly(
                new Claim("serialised", "unaligned direct IO submission is serialised", List.of("r1-*", "r2-4k"), 8),
                new Claim("second", "unaligned direct IO submission is serialised", List.of("r1-*", "r2-4k"), 8));
    }

    @Test
    void namesThePlaceOfWhatIsWrong() {
        refused(GOOD + GOOD, "claims.toml:7:1: a second claim is called serialised");
        refused(GOOD.replace("from = 8", "from = 0"), "claims.toml:5:1: from must be at least 1");
        refused(GOOD.replace("from = 8", "from = \"8\""), "claims.toml:5:1: from must be a whole number");
        refused(GOOD.replace("from = 8", "from = 8\nform = 8"), "claims.toml:6:1: unknown key form");
        refused(GOOD.replace("from = 8\n", ""), "claims.toml:1:1: from is missing");
        refused(GOOD.replace("[\"r1-*\", \"r2-4k\"]", "[]"), "claims.toml:4:1: claim serialised has no scenarios");
        refused(GOOD.replace("\"r2-4k\"", "2"), "claims.toml:4:22: scenarios must hold strings");
        refused(GOOD.replace("[\"r1-*\", \"r2-4k\"]", "\"r1-*\""), "claims.toml:4:1: scenarios must be an array");
        refused(GOOD.replace("\"serialised\"", "\" \""), "claims.toml:2:1: id must be a string that is not blank");
        refused("[claim]\nid = \"x\"\n", "claims.toml:1:1: claim must be an array");
        refused("claim = [1]\n", "claim must hold tables");
        refused(GOOD + "[other]\n", "claims.toml:6:1: unknown key other");
        refused(GOOD + "before = \"broken\"\n", "before is \"broken\": give \"corrupt\" or \"clean\"");
        refused("", "has no [[claim]]");
        refused("[[claim]\n", "claims.toml:1:");
    }

    @Test
    void aClaimMendsUnlessItSaysOtherwise() throws Exception {
        assertThat(read(GOOD).get(0).before()).isEqualTo(Claim.Before.CORRUPT);
        assertThat(read(GOOD + "before = \"corrupt\"\n").get(0).before()).isEqualTo(Claim.Before.CORRUPT);
        assertThat(read(GOOD + "before = \"clean\"\n").get(0).before()).isEqualTo(Claim.Before.CLEAN);
    }

    private static final String PROTOCOL = """
            [[protocol]]
            id = "none"
            quote = "Nothing moves."
            from = 2
            to = 7
            """;

    private List<ProtocolClaim> readProtocol(String text) throws Exception {
        return ClaimReader.readProtocol(Files.writeString(dir.resolve("claims.toml"), text));
    }

    @Test
    void whatIsSaidOfTheProtocolStandsBesideTheClaims() throws Exception {
        assertThat(readProtocol(GOOD)).isEmpty();
        assertThat(read(GOOD + PROTOCOL)).hasSize(1);
        assertThat(readProtocol(GOOD + PROTOCOL + PROTOCOL.replace("none", "some") + "changes = [\"a-*\"]\nexcept = [\"b\"]\nmay = [\"c\"]\n")).containsExactly(
                new ProtocolClaim("none", "Nothing moves.", 2, 7, List.of(), List.of(), List.of()),
                new ProtocolClaim("some", "Nothing moves.", 2, 7, List.of("a-*"), List.of("b"), List.of("c")));
    }

    @Test
    void namesThePlaceOfWhatIsWrongWithTheProtocol() {
        assertThatThrownBy(() -> readProtocol(PROTOCOL + PROTOCOL)).isInstanceOf(TomlException.class).hasMessageContaining("a second claim is called none");
        assertThatThrownBy(() -> readProtocol(PROTOCOL.replace("7", "1"))).isInstanceOf(TomlException.class).hasMessageContaining("claims.toml:4:1: from must");
        assertThatThrownBy(() -> readProtocol(PROTOCOL.replace("2", "0"))).isInstanceOf(TomlException.class).hasMessageContaining("claims.toml:4:1: from must");
        assertThatThrownBy(() -> readProtocol(PROTOCOL + "change = []\n")).isInstanceOf(TomlException.class).hasMessageContaining("unknown key change");
        assertThatThrownBy(() -> readProtocol(PROTOCOL.replace("to = 7\n", ""))).isInstanceOf(TomlException.class).hasMessageContaining("to is missing");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> ClaimReader.read(dir.resolve("absent.toml")))
                .isInstanceOf(TomlException.class).hasMessageEndingWith("absent.toml: no such file");
    }

    private List<Claim> read(String text) throws Exception {
        return ClaimReader.read(Files.writeString(dir.resolve("claims.toml"), text));
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(TomlException.class).hasMessageContaining(message)
                .message().doesNotContain("\n");
    }
}
