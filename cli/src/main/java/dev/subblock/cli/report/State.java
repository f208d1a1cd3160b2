package dev.subblock.cli.report;

import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** How far a run has come. */
public enum State {
    /** It has a verdict. */
    ENDED,
    /** It has none, and a process works on it. */
    RUNNING,
    /** It has none, and nobody works on it. */
    INTERRUPTED;

    /** Of a run now. */
    static State of(Path run, Results results) throws IOException {
        return !results.verdict().equals("running") ? ENDED : RunDirectory.busy(run) ? RUNNING : INTERRUPTED;
    }
}
