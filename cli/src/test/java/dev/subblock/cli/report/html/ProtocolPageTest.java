package dev.subblock.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.protocol.ProtocolResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolPageTest {

    private static final String RUN = """
            {"schema":1,"verdict":"fail","exit":1,"reason":"0 of 1 claims hold","base":{"name":"linux-6.1","version":"6.1.1"},"series":{"name":"s","version":"v1"},
            "repeats":4,"excluded":[],"kernels":[{"kernel":"stock","title":"t","lacks":[],"console":["<b>oops</b>"]},{"kernel":"control-c","title":"t","lacks":["xfs_ilock"],"console":[]},
            {"kernel":"step-0","step":0,"title":"before","lacks":[],"console":[]},{"kernel":"step-1","step":1,"title":"<i>one</i>","lacks":[],"console":[]}],
            "kinds":[{"kind":"moved","cells":[{"fingerprint":"a1"},{"fingerprint":"a1"},{"fingerprint":"b2"},{"fingerprint":"a1"}]},
            {"kind":"lock","cells":[{"fingerprint":"a1"},{"fingerprint":"b2"},{"fingerprint":"a1"},{"fingerprint":"a1"}]},
            {"kind":"shaky","cells":[{"fingerprint":"a1"},{"fingerprint":"a1"},{"trouble":"2 sequences in 4","seen":["a1","b2"]},{"fingerprint":"a1"}]},
            {"kind":"still","cells":[{"fingerprint":"a1"},{"fingerprint":"a1"},{"fingerprint":"a1"},{"fingerprint":"a1"}]}],
            "sequences":{"a1":{"line":"SHARED · wrote 512","tokens":["SHARED","wrote 512"]},"b2":{"line":"EXCL","tokens":["EXCL"]}},
            "changes":[{"from":"step-0","to":"step-1","kind":"moved","before":"b2","after":"a1","diff":["- EXCL","+ SHARED","+ <script>"]}],
            "controls":[{"id":"c","caught":true,"kinds":["lock"]}],"claims":[{"id":"x","quote":"<img src=x>","verdict":"fail","reason":"moved is not named"}]}""";

    @TempDir
    Path run;

    private String page(String json) throws Exception {
        Files.writeString(run.resolve(ProtocolResults.FILE), json);
        return ProtocolPage.render(ProtocolResults.read(run), "r");
    }

    @Test
    void marksWhatAPatchOrAControlChangedAndNothingElse() throws Exception {
        String page = page(RUN);

        assertThat(Pattern.compile("aria-label=\"([^\"]*), changed by this patch\"").matcher(page).results().map(m -> m.group(1)).toList())
                .containsExactly("moved, step-1: sequence A", "lock, control-c: sequence B");
        assertThat(page).contains("shaky, step-0: sequence ?", "step-0: 2 sequences in 4", "<del>- EXCL</del>", "<ins>+ SHARED</ins>", "control-c can&#39;t tell of xfs_ilock")
                .doesNotContain("still, step-0");
        assertThat(page.substring(page.indexOf("id=\"unchanged\""))).contains("id=\"k-still\"", "all kernels").doesNotContain("k-moved");
    }

    @Test
    void whatTheRunSaysStaysTextAndEachLinkLeadsSomewhere() throws Exception {
        String page = page(RUN);

        assertThat(page).doesNotContain("<script", "<i>one", "<img", "<b>oops").contains("&lt;script&gt;");
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pattern.compile(" href=\"#([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList()).hasSizeGreaterThan(12).allMatch(ids::contains);
    }

    @Test
    void aDamagedRunIsSaidInOneLine() {
        for (String damage : List.of(RUN.substring(0, 300), RUN.replace("{\"fingerprint\":\"b2\"},{\"fingerprint\":\"a1\"}]", "{\"fingerprint\":\"b2\"}]"), RUN.replace("\"verdict\":\"fail\",\"exit\"", "\"exit\""),
                RUN.replace("\"schema\":1", "\"schema\":2"), RUN.replace("\"controls\":[", "\"others\":["))) {
            assertThatThrownBy(() -> page(damage)).isInstanceOf(CliException.class).hasMessageContaining(ProtocolResults.FILE);
        }
    }
}
