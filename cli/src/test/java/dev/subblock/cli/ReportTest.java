package dev.subblock.cli;

import dev.subblock.cli.exit.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import static org.assertj.core.api.Assertions.assertThat;


/** A run shown again: one that is well, and files that are not what they should be. */
class ReportTest {

    /** Results of a run in which nothing happened yet. */
    static final String SMALLEST = """
            {"schema": 1, "verdict": "running", "reason": "the run has not ended",
             "base": {"name": "tiny", "version": "1", "commit": "c", "sha256": "0"}, "series": {"name": "letters", "version": "v1"},
             "host": {"subblock": "0.1.0", "accelerator": "tcg", "guest": "java-1"},
             "steps": [], "cells": [], "claims": [], "timings": {}}
            """;

    @TempDir
    Path scratch;

    static Path write(Path run, String results) {
        try {
            Files.createDirectories(run);
            Files.writeString(run.resolve("results.json"), results);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rehearsal.Ended report(String more) {
        return Rehearsal.in(scratch).run("report " + more);
    }

    private void isTrouble(Rehearsal.Ended ended, String says) {
        assertThat(ended.err()).matches("subblock: [^\n]+\n").contains(says).doesNotContain("a defect of subblock");
        assertThat(ended.exit()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void withoutRunsItSaysHowToMakeOne() throws IOException {
        isTrouble(report(""), "subblock verify makes one");
        Files.createDirectories(scratch.resolve("runs/20250101-000000-without-results"));
        isTrouble(report(""), "subblock verify makes one");
    }

    @Test
    void showsTheNewestRun() {
        write(scratch.resolve("runs/20250102-000000-verify"), SMALLEST.replace("letters", "newer"));
        write(scratch.resolve("runs/20250101-000000-verify"), SMALLEST.replace("letters", "older"));

        Rehearsal.Ended ended = report("");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("newer v1 on tiny 1").contains("verdict: running");
    }

    /** RunDirectory numbers the runs of one second: -10 came after -9. */
    @Test
    void theNewestOfOneSecondIsTheLastOne() {
        for (int i = 2; i <= 11; i++) {
            write(scratch.resolve("runs/20250101-000000-verify-" + i), SMALLEST.replace("letters", "run" + i));
        }
        assertThat(report("").out()).contains("run11 v1 on tiny 1");
    }

    /** As it was printed; of one that did not come so far, why there is nothing. */
    @Test
    void whatKeepsItsOwnReportIsShownByIt() throws IOException {
        for (String own : java.util.List.of("protocol.json", "cost.json", "errors.json")) {
            Path run = Files.createDirectories(scratch.resolve("runs").resolve(own));
            Files.writeString(run.resolve(own), "{}");
            isTrouble(report(own), "has not ended");
            Files.writeString(run.resolve("report.txt"), "as it was\n");
            assertThat(report(own)).isEqualTo(new Rehearsal.Ended(0, "as it was\n", "", ""));
            assertThat(report(own + " --junit -").exit()).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void aDirectoryThatIsNoRun() {
        isTrouble(report(scratch.toString()), "no run in " + scratch);
        isTrouble(report("/no/such"), "no run in /no/such");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"schema\": \"x\"}", "{\"schema\": 1}",
        "{\"schema\": 1, \"steps\": [null], \"cells\": [], \"claims\": []}", "\u0000\u0001"})
    void aDamagedFileIsCalledDamaged(String text) {
        isTrouble(report(write(scratch.resolve("r"), text).toString()), "damaged");
    }

    /** In the right places, but without what they are about. */
    @ParameterizedTest
    @ValueSource(strings = {"\"steps\": [{}]", "\"cells\": [{}]", "\"claims\": [{}]", "\"steps\": [null]", "\"cells\": [null]"})
    void emptyEntriesAreCalledDamaged(String entry) {
        String field = entry.replaceFirst(":.*", "");
        isTrouble(report(write(scratch.resolve("r"), SMALLEST.replace(field + ": []", entry)).toString()), "damaged");
    }

    /** Written by hand, or by an older subblock: what may be empty may be absent. */
    @Test
    void absentListsAreEmpty() {
        String step = "{\"step\": 1, \"kernel\": \"step-1\", \"title\": \"a\", \"commit\": \"c\", \"build\": \"ok\", \"warnings\": 3, \"boot\": \"ok\"}";
        String bare = SMALLEST.replace("\"steps\": [], \"cells\": [], \"claims\": [], \"timings\": {}", "\"steps\": [" + step + "]");
        Rehearsal.Ended ended = report(write(scratch.resolve("r"), bare).toString());

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("step-1", "3 compiler warnings");
    }

    @Test
    void aFileThatIsNoTextIsCalledDamaged() throws IOException {
        Path run = write(scratch.resolve("r"), "");
        Files.write(run.resolve("results.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        isTrouble(report(run.toString()), "damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"cells\": []", "\"cells\": {\"another\": \"shape\"}", "\"verdict\": {\"word\": \"pass\"}"})
    void anotherSchemaIsNamedWhateverElseIsThere(String more) {
        isTrouble(report(write(scratch.resolve("r"), "{\"schema\": 2, " + more + "}").toString()), "has schema 2; this subblock reads 1");
    }

    @Test
    void unknownFieldsArePassedOver() {
        String later = SMALLEST.replace("\"schema\": 1,", "\"schema\": 1, \"later\": {\"a\": [1]},").replace("\"name\": \"tiny\",", "\"name\": \"tiny\", \"new\": 1,");

        assertThat(report(write(scratch.resolve("r"), later).toString()).exit()).isZero();
    }

    @Test
    void jsonGoesToStandardOutputAsItIs() {
        Path run = write(scratch.resolve("r"), SMALLEST);

        assertThat(report(run + " --json -").out()).isEqualTo(SMALLEST);
    }

    @Test
    void jsonGoesToAFile() throws IOException {
        Path run = write(scratch.resolve("r"), SMALLEST);
        Path file = scratch.resolve("out.json");

        assertThat(report(run + " --json " + file)).isEqualTo(new Rehearsal.Ended(0, "", "", ""));
        assertThat(report(run + " --json " + file).exit()).as("again").isZero();
        assertThat(file).hasContent(SMALLEST.strip());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path run = write(scratch.resolve("r"), SMALLEST);

        isTrouble(report(run + " --json /no/such/out.json"), "/no/such/out.json");
    }

    @Test
    void formsGoTogether() throws IOException {
        Path run = write(scratch.resolve("runs/r"), SMALLEST);

        Rehearsal.Ended ended = report("r --html " + scratch.resolve("a.html") + " --junit " + scratch.resolve("a.xml") + " --json " + scratch.resolve("a.json") + " --ktap");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("KTAP version 1\n# letters v1 on tiny 1: interrupted;");
        assertThat(scratch.resolve("a.html")).content().contains("letters v1 on tiny 1: interrupted;");
        assertThat(scratch.resolve("a.xml")).content().contains("<testsuites ");
        assertThat(scratch.resolve("a.json")).hasSameTextualContentAs(run.resolve("results.json"));
        assertThat(scratch.resolve("a.html.new")).doesNotExist();
    }

    @Test
    void twoFormsDoNotMixOnStandardOutput() {
        write(scratch.resolve("runs/r"), SMALLEST);

        Rehearsal.Ended ended = report("r --ktap - --json -");

        assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains("only one of");
    }
}
