package dev.subblock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.cli.Rehearsal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** results.json is read by others: schema 1 as the design has it, to which fields may be added. */
class ResultsTest {

    @TempDir
    Path runs;

    private RunDirectory written(Results results) throws Exception {
        RunDirectory run = RunDirectory.create(runs, Clock.fixed(Rehearsal.NOW, ZoneOffset.UTC), "verify");
        run.writeJson(ResultsReader.FILE, results);
        return run;
    }

    @Test
    void looksAsOthersExpectIt() throws Exception {
        assertThat(Files.readString(written(Given.results()).path().resolve("results.json"))).isEqualTo("""
                {
                  "schema" : 1,
                  "verdict" : "pass",
                  "exit" : 0,
                  "reason" : "the claim holds",
                  "base" : {
                    "name" : "linux-6.1",
                    "version" : "6.1.192-2",
                    "commit" : "3f21148b",
                    "sha256" : "ae95fe63",
                    "remarks" : [ ]
                  },
                  "series" : {
                    "name" : "xfs-unaligned-dio",
                    "version" : "v2"
                  },
                  "host" : {
                    "subblock" : "0.1.0",
                    "accelerator" : "tcg",
                    "guest" : "java-61df40ca"
                  },
                  "steps" : [ {
                    "kernel" : "stock",
                    "title" : "linux-6.1 6.1.192-2",
                    "commit" : "c0ffee",
                    "build" : "ok",
                    "image" : "739450e3",
                    "warnings" : 0,
                    "warningLines" : [ ],
                    "boot" : "ok",
                    "repair" : "clean",
                    "offsets" : [ ],
                    "console" : [ ]
                  }, {
                    "step" : 0,
                    "kernel" : "step-0",
                    "title" : "xfs: undo the unaligned dio work",
                    "commit" : "c0ffee",
                    "build" : "ok",
                    "image" : "739450e3",
                    "warnings" : 0,
                    "warningLines" : [ ],
                    "boot" : "ok",
                    "repair" : "clean",
                    "offsets" : [ ],
                    "console" : [ ]
                  }, {
                    "step" : 1,
                    "kernel" : "step-1",
                    "title" : "xfs: serialise unaligned direct I/O",
                    "commit" : "c0ffee",
                    "build" : "ok",
                    "image" : "739450e3",
                    "warnings" : 0,
                    "warningLines" : [ ],
                    "boot" : "ok",
                    "repair" : "clean",
                    "offsets" : [ ],
                    "console" : [ ]
                  } ],
                  "cells" : [ {
                    "kernel" : "stock",
                    "class" : "R1",
                    "scenario" : "r1-4k-hole-one-halves",
                    "order" : "fifo",
                    "trials" : 32,
                    "corrupt" : 0,
                    "verdict" : "pass",
                    "reason" : "0 of 32 trials corrupt, 30 of 32 in the control",
                    "findings" : [ ],
                    "promised" : true,
                    "boot" : "boot-stock",
                    "landing" : [ ],
                    "classes" : [ ]
                  }, {
                    "step" : 0,
                    "kernel" : "step-0",
                    "class" : "R1",
                    "scenario" : "r1-4k-hole-one-halves",
                    "order" : "fifo",
                    "trials" : 32,
                    "corrupt" : 30,
                    "verdict" : "fail",
                    "reason" : "30 of 32 trials corrupt",
                    "findings" : [ "block 0: bytes 0–2047 read as zeros: exactly the head pad of write 2; class R1" ],
                    "promised" : true,
                    "boot" : "boot-step-0",
                    "landing" : [ ],
                    "classes" : [ "R1" ]
                  }, {
                    "step" : 1,
                    "kernel" : "step-1",
                    "class" : "R1",
                    "scenario" : "r1-4k-hole-one-halves",
                    "order" : "fifo",
                    "trials" : 32,
                    "corrupt" : 0,
                    "verdict" : "pass",
                    "reason" : "0 of 32 trials corrupt, 30 of 32 in the control",
                    "findings" : [ ],
                    "promised" : true,
                    "boot" : "boot-step-1",
                    "landing" : [ ],
                    "classes" : [ ]
                  } ],
                  "claims" : [ {
                    "id" : "serialised",
                    "quote" : "It is the submission that is serialised.",
                    "from" : 1,
                    "verdict" : "holds",
                    "reason" : "clean in 1 cell at step 1"
                  } ],
                  "controls" : [ ],
                  "uncaught" : [ ],
                  "timings" : {
                    "boot step-0" : 4.25,
                    "build step-1" : 12.0
                  }
                }
                """);
    }

    /** The names of the design, and where they stand: these are never changed. */
    @Test
    void hasEveryFieldOfTheSchema() throws Exception {
        JsonNode all = JsonMapper.shared().readTree(Files.readString(written(Given.results()).path().resolve("results.json")));
        Map<String, List<String>> schema = Map.of(
                "", List.of("schema", "verdict", "exit", "base", "series", "steps", "cells", "claims", "timings"),
                "/base", List.of("name", "version", "commit"),
                "/series", List.of("name", "version"),
                "/steps/1", List.of("step", "title", "commit", "build", "warnings", "boot"),
                "/cells/1", List.of("step", "class", "scenario", "order", "trials", "corrupt", "verdict", "reason"),
                "/claims/0", List.of("id", "quote", "from", "verdict", "reason"));

        schema.forEach((place, fields) -> assertThat(all.at(place).propertyNames()).as(place).containsAll(fields));
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(ResultsReader.read(written(Given.results()).path())).isEqualTo(Given.results());
    }

    @Test
    void whileItRunsThereIsNoExitCode() throws Exception {
        Results r = Given.results();
        Results running = new Results(1, "running", null, "the run has not ended", r.base(), r.series(), r.host(), r.steps(), List.of(), List.of(), List.of(), List.of(), null, Map.of());
        RunDirectory run = written(running);

        assertThat(run.path().resolve("results.json")).content().contains("\"verdict\" : \"running\"").doesNotContain("\"exit\"");
        assertThat(ResultsReader.read(run.path())).isEqualTo(running);
    }
}
