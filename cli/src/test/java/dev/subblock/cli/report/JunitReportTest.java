package dev.subblock.cli.report;

import dev.subblock.cli.report.junit.JunitReport;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import static org.assertj.core.api.Assertions.assertThat;

class JunitReportTest {

    @TempDir
    Path scratch;

    private static String junit(Path run) throws Exception {
        return JunitReport.render(ReportReader.figures(run));
    }

    @Test
    void isAsTheGoldenFileHasIt() throws Exception {
        Goldens.check("small.junit.xml", junit(Runs.small(scratch.resolve("r"))).replace(scratch.toString(), "RUNS"));
    }

    /** Surefire's own parser finds each case, and each as what it is. */
    @Test
    void surefireReadsIt() throws Exception {
        Files.writeString(scratch.resolve("TEST-run.xml"), junit(Runs.small(scratch.resolve("r"))), StandardCharsets.UTF_8);
        List<ReportTestSuite> suites = new SurefireReportParser(List.of(scratch.toFile()), new NullConsoleLogger()).parseXMLReportFiles();
        List<ReportTestCase> cases = suites.stream().flatMap(s -> s.getTestCases().stream()).toList();

        assertThat(cases).hasSize(12);
        assertThat(cases.stream().filter(ReportTestCase::hasFailure)).extracting(c -> c.getFullClassName() + " " + c.getName())
                .containsExactlyInAnyOrder("subblock.step-0.R2 r2-head", "subblock.step-2.R2 r2-head", "subblock.controls r9");
        assertThat(cases.stream().filter(ReportTestCase::hasError)).extracting(ReportTestCase::getName).containsExactlyInAnyOrder("r4-zeroing", "r8-tail");
        assertThat(cases.stream().filter(ReportTestCase::hasSkipped)).extracting(c -> c.getFullClassName() + " " + c.getName())
                .containsExactlyInAnyOrder("subblock.step-0.R1 r1-halves", "subblock.step-1.R1 r1-halves", "subblock.step-2.R10 r10-shared", "subblock.step-2.R15 r15-store");
    }

    @Test
    void whatTheRunSaysStaysText() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document read = factory.newDocumentBuilder().parse(new InputSource(new StringReader(junit(Runs.hostile(scratch.resolve("r"))))));

        assertThat(read.getElementsByTagName("script").getLength()).isZero();
        assertThat(read.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(read.getElementsByTagName("system-out").item(0).getTextContent()).contains("<script>alert(1)</script>", "]]>");
    }
}
