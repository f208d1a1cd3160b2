package dev.subblock.cli.command;

import picocli.CommandLine.Option;

/** The option that has commands printed and not carried out. */
public final class DryRun {

    @Option(names = "--dry-run", description = {"Only print the commands that do it by hand, for a shell;", "they use a directory below the current one."})
    boolean wanted;
}
