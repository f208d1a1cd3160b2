package dev.subblock.cli.report.html;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.report.ReportReader;
import dev.subblock.cli.report.Runs;
import dev.subblock.cli.run.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import static org.assertj.core.api.Assertions.assertThat;

class HtmlReportTest {

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile(" href=\"#([^\"]+)\"");

    @TempDir
    Path scratch;

    private static String page(Path run) throws Exception {
        return HtmlReport.render(ReportReader.whole(run));
    }

    private static void isSound(String page) {
        List<String> ids = ID.matcher(page).results().map(m -> m.group(1)).toList();
        Set<String> distinct = new HashSet<>(ids);
        assertThat(ids).as("each id once").hasSameSizeAs(distinct);
        assertThat(LINK.matcher(page).results().map(m -> m.group(1)).toList()).isNotEmpty().allMatch(distinct::contains);
        assertThat(page).doesNotContain("http://", "https://", "<script", "url(", "@import");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(5_000_000);
    }

    @Test
    void saysWhatTheRunSays() throws Exception {
        String page = page(Runs.small(scratch.resolve("r")));

        isSound(page);
        assertThat(page).contains("xfs-unaligned-dio v3 on linux-6.1 6.1.192-2: fail, claim serialised is refuted.", "<ins>+b</ins>", "It is the submission that is serialised.",
                "18 of 24 corrupt (53–90 %)", "<li>request 2, bytes 512–4095: zeros: the tail pad of write A  &lt;== this one did it</li>",
                "To fail here, and did: claim serialised is to hold from step 2.", "Known: an old bug of the base",
                "./subblock replay " + scratch.resolve("r") + " step-0/r2-head", "caught first by");
        assertThat(page).containsPattern("href=\"#e-step-2.R2\" aria-label=\"step-2, R2: fail\"><span class=\"v v-fail\">FAIL</span>")
                .containsPattern("class=\"before\"><a [^>]*aria-label=\"step-1, claim serialised: fail, before the step from which it must hold\"");
    }

    @Test
    void whatTheRunSaysStaysText() throws Exception {
        String page = page(Runs.hostile(scratch.resolve("r")));

        isSound(page);
        assertThat(page).doesNotContain("<img", "<y>").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        // Outside of quotes nothing of it is left: no element has an attribute that we did not give it.
        assertThat(page.replaceAll("\"[^\"]*\"", "\"\"")).doesNotContainPattern("<[^>]*onmouseover|<[^>]*onerror");
        assertThat(page.codePoints().filter(c -> c < 0x20 && c != '\n' && c != '\t' || c == 0x202e || c >= 0xd800 && c < 0xe000)).isEmpty();
    }

    /** 20 steps, 40 scenarios, 10^5 trials each; and five times as many cells. */
    @ParameterizedTest
    @ValueSource(ints = {40, 200, 2000})
    void staysBelowFiveMegabytes(int scenarios) throws Exception {
        String page = page(Runs.largest(scratch.resolve("r"), 20, scenarios, 100_000));

        isSound(page);
        if (scenarios == 40) {
            assertThat(page).doesNotContain("are left out here");
        } else if (scenarios == 2000) {
            assertThat(page).containsPattern("\\d+ cells are left out here, so that this page stays small");
        }
    }

    @Test
    void anUnfinishedRunIsCalledSoInTheFirstSentence() throws Exception {
        Path run = Runs.small(scratch.resolve("r"));
        Files.writeString(run.resolve("results.json"), Files.readString(run.resolve("results.json")).replace("\"verdict\":\"fail\",\"exit\":1", "\"verdict\":\"running\""));

        assertThat(ReportReader.whole(run).answer()).contains("interrupted");
        try (RunDirectory held = RunDirectory.open(run)) {
            assertThat(ReportReader.whole(run).answer()).contains("still running");
        }
        assertThat(page(run)).containsPattern("<h1 id=\"answer\"><span class=\"v v-open\">interrupted</span>");
    }

    @Test
    void aRunOfBeforeSaysWhatItLacks() throws Exception {
        Path run = Runs.small(scratch.resolve("r"));
        Files.delete(run.resolve("series.json"));

        assertThat(page(run)).contains("This run was made before runs kept their series", "does not say which scenarios a claim is about");
    }

    @Test
    void aDamagedSeriesIsSaidAndTheRestShown() throws Exception {
        Path run = Runs.small(scratch.resolve("r"));
        Files.writeString(run.resolve("series.json"), "{\"schema\": 1, \"patches\": [{}]}");
        Report report = ReportReader.whole(run);

        assertThat(report.remarks()).anyMatch(r -> r.contains("series.json is damaged"));
        isSound(HtmlReport.render(report));
    }

    /** Foreground, background: WCAG 2.1 asks for 4.5 for text. */
    @ParameterizedTest
    @ValueSource(strings = {"fg bg", "fg panel", "fg mark", "muted bg", "muted panel", "link bg", "link panel", "pass pass-bg", "fail fail-bg", "open open-bg", "error error-bg",
        "skip skip-bg", "pass panel", "fail panel", "open panel", "skip panel", "ins panel", "del panel", "hunk panel", "bad panel", "bad bg",
        "on w0", "on w1", "on w2", "on w3", "on zero", "on other", "cross w0", "cross zero", "cross other", "muted mark", "link mark"})
    void textIsLegibleInBothThemes(String pair) {
        String css = HtmlReport.styles();
        int dark = css.indexOf("prefers-color-scheme:dark");
        for (String theme : List.of(css.substring(0, dark), css.substring(dark, css.indexOf("*{box-sizing")))) {
            assertThat(contrast(colour(theme, pair.split(" ")[0]), colour(theme, pair.split(" ")[1]))).as(pair).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(contrast(0x777777, 0xffffff)).as("a grey that is known to be too pale").isLessThan(4.5);
    }

    private static int colour(String theme, String name) {
        Matcher m = Pattern.compile("--" + name + ":#([0-9a-f]{6})").matcher(theme);
        assertThat(m.find()).as(name).isTrue();
        return Integer.parseInt(m.group(1), 16);
    }

    private static double contrast(int a, int b) {
        double one = luminance(a) + 0.05;
        double other = luminance(b) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

}
