package dev.subblock.cli.command;

import dev.subblock.cli.workplace.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line as a whole. */
@Command(name = "subblock", mixinStandardHelpOptions = true, version = "subblock " + Workplace.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Builds and boots a kernel at every step of a patch series, and tells what each",
            "step does to unaligned direct I/O on XFS: what it fixes, leaves open, breaks."},
        footer = {"", "Results go to standard output, progress to standard error.",
            "Exit: 0 all as claimed, 1 a claim failed or corruption was found,",
            "3 inconclusive, 4 nothing could be run here, 128 trouble of our own,",
            "129 usage, 130 interrupted."},
        subcommands = {DoctorCommand.class, BaseCommand.class, SeriesCommand.class, ApplyCommand.class, BuildCommand.class,
            BootCommand.class, ReproduceCommand.class, VerifyCommand.class, ControlsCommand.class,
            ExplainCommand.class, ReplayCommand.class, GenerateCommand.class, CompareCommand.class, BisectCommand.class,
            ProtocolCommand.class, ErrorsCommand.class, CostCommand.class, ReportCommand.class, CacheCommand.class, CompletionCommand.class,
            ManCommand.class, B4CheckCommand.class})
public final class Subblock {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show a stack trace with an error.")
    private boolean debug;

    @Option(names = "--show-config", scope = ScopeType.INHERIT, description = "Only say what each option is, and where that was said.")
    private boolean showConfig;

    private final Workplace workplace;

    public Subblock(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Whether an error is to come with its stack trace. */
    public boolean debug() {
        return debug;
    }

    /** Whether the settings are to be shown, and nothing is to be done. */
    public boolean showConfig() {
        return showConfig;
    }

    public Workplace workplace() {
        return workplace;
    }
}
