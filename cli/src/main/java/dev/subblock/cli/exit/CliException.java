package dev.subblock.cli.exit;

/** What a user can mend: one line that says what is wrong and what to do, and the exit code for it. */
public final class CliException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public static CliException trouble(String message) {
        return new CliException(ExitCode.TROUBLE, message);
    }

    public static CliException usage(String message) {
        return new CliException(ExitCode.USAGE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
