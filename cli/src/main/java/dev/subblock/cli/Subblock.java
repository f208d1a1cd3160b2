package dev.subblock.cli;

import dev.subblock.cli.command.ApplyCommand;
import dev.subblock.cli.command.BootCommand;
import dev.subblock.cli.command.BuildCommand;
import dev.subblock.cli.command.DoctorCommand;
import dev.subblock.cli.command.ReportCommand;
import dev.subblock.cli.command.ReproduceCommand;
import dev.subblock.cli.command.SeriesCommand;
import dev.subblock.cli.command.VerifyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line as a whole. */
@Command(name = "subblock", mixinStandardHelpOptions = true, version = "subblock " + Subblock.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Builds and boots a kernel at every step of a patch series, and tells what each step does to",
            "unaligned direct I/O on XFS: what it fixes, what it leaves open, what it breaks."},
        footer = {"", "Results go to standard output, progress to standard error.",
            "Exit: 0 all as claimed, 1 a claim failed or corruption was found, 3 inconclusive,",
            "4 nothing could be run here, 128 trouble of our own, 129 usage, 130 interrupted."},
        subcommands = {DoctorCommand.class, SeriesCommand.class, ApplyCommand.class, BuildCommand.class,
            BootCommand.class, ReproduceCommand.class, VerifyCommand.class, ReportCommand.class})
public final class Subblock {

    public static final String VERSION = "0.1.0";

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show a stack trace with an error.")
    boolean debug;

    private final Workplace workplace;

    public Subblock(Workplace workplace) {
        this.workplace = workplace;
    }

    public Workplace workplace() {
        return workplace;
    }
}
