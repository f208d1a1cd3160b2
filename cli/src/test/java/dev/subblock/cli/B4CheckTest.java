package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.exit.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reviewer's tool is told of a mail. The tiny base has no checkpatch, which is said and is no pass. */
class B4CheckTest {

    @TempDir
    Path scratch;
    private Rehearsal tiny;

    @BeforeEach
    void tinyCheckout() throws Exception {
        tiny = TinyCheckout.make(scratch);
    }

    @Test
    void aPatchThatAppliesPasses() throws Exception {
        JsonNode said = said(TinyCheckout.mail("PATCH 1/2", "capitalise five", "five", "FIVE", 5));
        assertThat(words(said, "tool")).containsExactly("subblock-form", "checkpatch", "subblock-apply");
        assertThat(words(said, "status")).containsExactly("pass", "warn", "pass");
        assertThat(said.get(1).get("summary").asString()).isEqualTo("was not run: the base has no scripts/checkpatch.pl");
        assertThat(said.get(2).get("summary").asString()).isEqualTo("applies to tiny 1.0-1");
        assertThat(said.get(0).has("details")).isFalse();
    }

    @Test
    void aFirstPatchThatDoesNotApplyFails() throws Exception {
        JsonNode said = said(TinyCheckout.mail("PATCH", "capitalise six", "sechs", "SIX", 6));
        assertThat(said.get(2).get("status").asString()).isEqualTo("fail");
        assertThat(said.get(2).get("details").asString()).contains("file.c");
    }

    /** It may need those before it, of which nothing is known here. */
    @Test
    void aLaterOneIsNoFailure() throws Exception {
        JsonNode said = said(TinyCheckout.mail("PATCH v3 2/8", "capitalise six", "sechs", "SIX", 6));
        assertThat(said.get(2).get("status").asString()).isEqualTo("warn");
        assertThat(said.get(2).get("summary").asString()).isEqualTo("does not apply by itself, as patch 2 of a series, to tiny 1.0-1");
    }

    @Test
    void aBadFormFailsAndIsQuoted() throws Exception {
        JsonNode said = said(TinyCheckout.mail("PATCH", "capitalise five", "five", "FIVE", 5).replace("Why it is wanted.\n", ""));
        assertThat(said.get(0).get("status").asString()).isEqualTo("fail");
        assertThat(said.get(0).get("details").asString()).contains("its message is empty");
    }

    @Test
    void aCoverLetterIsNothingToReport() throws Exception {
        assertThat(said("From: Ada <ada@example.org>\nSubject: [PATCH 0/2] letters\nDate: Mon, 22 Nov 2010 10:00:00 +1100\n\nWhy.\n")).isEmpty();
    }

    @Test
    void whatIsNoMailIsOneLineAndNoJson() throws Exception {
        Rehearsal.Ended two = tiny.runWords("b4-check", "--base", "tiny", file(TinyCheckout.mail("PATCH 1/2", "a", "five", "FIVE", 5) + TinyCheckout.mail("PATCH 2/2", "b", "nine", "NINE", 9)));
        assertThat(two.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(two.out()).isEmpty();
        assertThat(two.err()).contains("one mail with one patch is looked at, and there are 2").hasLineCount(1);
        Rehearsal.Ended none = tiny.run("b4-check --base tiny nowhere.eml");
        assertThat(none.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("nowhere.eml: no such file").hasLineCount(1);
    }

    @Test
    void itReadsStandardInput() throws Exception {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(TinyCheckout.mail("PATCH", "capitalise five", "five", "FIVE", 5).getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(new JsonMapper().readTree(tiny.run("b4-check --base tiny").out())).hasSize(3);
        } finally {
            System.setIn(before);
        }
    }

    private JsonNode said(String mail) throws Exception {
        Rehearsal.Ended ended = tiny.runWords("b4-check", "--base", "tiny", file(mail));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        return new JsonMapper().readTree(ended.out());
    }

    private static List<String> words(JsonNode said, String field) {
        return said.valueStream().map(n -> n.get(field).asString()).toList();
    }

    private String file(String mail) throws Exception {
        return TinyCheckout.write(scratch.resolve("mail.eml"), mail).toString();
    }
}
