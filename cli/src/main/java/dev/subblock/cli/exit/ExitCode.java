package dev.subblock.cli.exit;

/**
 * What subblock's exit codes mean; the same for every command. picocli's own defaults (1 and 2) would
 * read as "bad commit" to {@code git bisect run}, so none of them is left in place.
 */
public final class ExitCode {

    public static final int OK = 0;
    /** A claim failed or corruption was found. */
    public static final int FAILED = 1;
    public static final int INCONCLUSIVE = 3;
    /** Nothing could be run here: kselftest's code. */
    public static final int SKIPPED = 4;
    /** Our own failure: the first code that makes {@code git bisect run} stop. */
    public static final int TROUBLE = 128;
    public static final int USAGE = 129;
    /** As a shell reports SIGINT. */
    public static final int INTERRUPTED = 130;
    /** As a shell reports SIGPIPE: who read the results had enough of them, as {@code head} has. */
    public static final int BROKEN_PIPE = 141;

    private ExitCode() {}
}
