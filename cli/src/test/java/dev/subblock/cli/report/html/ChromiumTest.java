package dev.subblock.cli.report.html;

import dev.subblock.cli.report.ReportReader;
import dev.subblock.cli.report.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The page in a real browser. What asks it is a script of ours in a copy of the page whose policy lets it run. */
class ChromiumTest {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /** A browser that hangs is no reason for a test that does. */
    private static final long PATIENCE_SECONDS = 120;

    /** Follows the first failing cell's link, and says what became of it; then the least contrast of any text, and what is too wide. */
    private static final String ASK = """
            <script>
            addEventListener('load', () => {
              const link = document.querySelector('.matrix a .v-fail').parentElement;
              link.click();
              const target = document.querySelector(':target');
              const box = target && target.getBoundingClientRect();
              const lum = c => { const [r,g,b] = c.map(v => { v /= 255; return v <= 0.03928 ? v/12.92 : ((v+0.055)/1.055)**2.4; }); return 0.2126*r+0.7152*g+0.0722*b; };
              const rgb = s => s.match(/[\\d.]+/g).map(Number);
              const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c.slice(0,3); } return [255,255,255]; };
              let least = 99, where = '';
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const e = walk.currentNode.parentElement;
                if (!walk.currentNode.data.trim() || e.closest('svg') || e.closest('script')) continue;
                const a = lum(rgb(getComputedStyle(e).color).slice(0,3)), b = lum(back(e));
                const ratio = (Math.max(a,b)+0.05)/(Math.min(a,b)+0.05);
                if (ratio < least) { least = ratio; where = e.className + ' ' + e.tagName; }
              }
              document.documentElement.dataset.said = 'target=' + (target ? target.id : 'none') + ' shown=' + !!(box && box.height > 0 && target.checkVisibility())
                + ' href=' + link.getAttribute('href') + ' least=' + least.toFixed(2) + ' (' + where + ') dark=' + matchMedia('(prefers-color-scheme: dark)').matches
                + ' wide=' + (document.documentElement.scrollWidth > innerWidth);
            });
            </script>
            """;

    @TempDir
    Path scratch;

    private String browser;

    @BeforeEach
    void find() {
        browser = Stream.of(System.getenv("PATH").split(":")).flatMap(d -> NAMES.stream().map(n -> Path.of(d, n))).filter(Files::isExecutable)
                .map(Path::toString).findFirst().orElse("");
        assumeTrue(!browser.isEmpty(), "no chromium is here: apt-get install chromium");
    }

    @Test
    void opensWithoutAWordOnTheConsole() throws Exception {
        Path page = Files.writeString(scratch.resolve("report.html"), HtmlReport.render(ReportReader.whole(Runs.hostile(scratch.resolve("r")))));

        assertThat(open(page, 1200, false)).contains("</html>").doesNotContain("CONSOLE");
        Path broken = Files.writeString(scratch.resolve("broken.html"), Files.readString(page).replace("</main>", "<script>alert(1)</script></main>"));
        assertThat(open(broken, 1200, false)).as("a script, which the page's policy forbids").contains("CONSOLE", "Content Security Policy");
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "1200, true", "500, false"})
    void aCellLeadsToItsEvidenceAndAllIsLegible(int width, boolean dark) throws Exception {
        String html = HtmlReport.render(ReportReader.whole(Runs.small(scratch.resolve("r"))));
        Path page = Files.writeString(scratch.resolve("asked.html"), html.replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", ASK + "</body>"));

        String said = open(page, width, dark).replaceAll("(?s).*data-said=\"([^\"]*)\".*", "$1");

        assertThat(said).contains("target=e-step-0.R1 shown=true href=#e-step-0.R1", "dark=" + dark, "wide=false");
        assertThat(Double.parseDouble(said.replaceAll(".*least=([\\d.]+).*", "$1"))).as(said).isGreaterThanOrEqualTo(4.5);
    }

    /** 17 classes of whatever verdict are seen at once. Words that can't be broken do not fit. */
    @Test
    void theWidestMatrixDoesNotScrollSideways() throws Exception {
        Path run = Runs.largest(scratch.resolve("r"), 12, 17, 10);
        Path results = run.resolve("results.json");
        Files.writeString(results, Files.readString(results).replace("\"verdict\":\"pass\"", "\"verdict\":\"inconclusive\"").replace("\"verdict\":\"fail\"", "\"verdict\":\"inconclusive\""));
        String html = HtmlReport.render(ReportReader.whole(run)).replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", """
                <script>addEventListener('load', () => { const s = document.querySelector('#matrix .scroll');
                document.documentElement.dataset.said = 'sideways=' + (s.scrollWidth > s.clientWidth); })</script></body>""");

        assertThat(open(Files.writeString(scratch.resolve("wide.html"), html), 1200, false)).contains("incon\u00adclusive", "data-said=\"sideways=false\"");
        assertThat(open(Files.writeString(scratch.resolve("wider.html"), html.replace("\u00ad", "")), 1200, false)).contains("data-said=\"sideways=true\"");
    }

    /** On paper nothing can be opened: what a failing cell has is there. The others of its kernel and class are a line each, or it would be hundreds of pages. */
    @Test
    void printsWhatFailsOpenAndOnWhite() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, "pdftotext"))), "no pdftotext is here: apt-get install poppler-utils");
        String html = HtmlReport.render(ReportReader.whole(Runs.small(scratch.resolve("r")))).replace(" open=\"\"", "");
        Path page = Files.writeString(scratch.resolve("print.html"), html);
        run(List.of("--force-dark-mode", "--blink-settings=preferredColorScheme=0", "--no-pdf-header-footer", "--print-to-pdf=" + scratch.resolve("page.pdf"), page.toUri().toString()));
        assertThat(tool("pdftotext", "-layout", "page.pdf", "-")).contains("In the order in which they landed").doesNotContain("Skip to the matrix");
        tool("pdftoppm", "-r", "10", "-f", "1", "-l", "1", "page.pdf", "page");
        byte[] image = Files.readAllBytes(Stream.of("page-1.ppm", "page-01.ppm").map(scratch::resolve).filter(Files::exists).findFirst().orElseThrow());
        assertThat(image[image.length - 1]).as("the last corner of the first page").isEqualTo((byte) 0xff);
    }

    private String tool(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).directory(scratch.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "1200, true", "500, false"})
    void aBisectionIsLegibleAndAVisitIsOneClickFromItsCommit(int width, boolean dark) throws Exception {
        String html = BisectionPageTest.page(BisectionPageTest.ANSWERED).replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", ASK.replace(".matrix a .v-fail').parentElement", "#matrix td a')") + "</body>");

        String said = open(Files.writeString(scratch.resolve("bisect.html"), html), width, dark).replaceAll("(?s).*data-said=\"([^\"]*)\".*", "$1");

        assertThat(said).contains("target=visit-1 shown=true href=#visit-1", "dark=" + dark, "wide=false");
        assertThat(Double.parseDouble(said.replaceAll(".*least=([\\d.]+).*", "$1"))).as(said).isGreaterThanOrEqualTo(4.5);
    }

    /** The document after it was loaded, and what the browser logged. */
    private String open(Path page, int width, boolean dark) throws IOException, InterruptedException {
        List<String> more = new ArrayList<>(List.of("--enable-logging=stderr", "--window-size=" + width + ",900", "--virtual-time-budget=2000"));
        if (dark) {
            more.addAll(List.of("--force-dark-mode", "--blink-settings=preferredColorScheme=0"));
        }
        more.addAll(List.of("--dump-dom", page.toUri().toString()));
        Path log = run(more);
        try (InputStream in = Files.newInputStream(log)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Runs it to its end. @return what it wrote */
    private Path run(List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=" + scratch.resolve("profile")));
        command.addAll(more);
        Path log = scratch.resolve("browser.out");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the browser ends").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return log;
    }
}
