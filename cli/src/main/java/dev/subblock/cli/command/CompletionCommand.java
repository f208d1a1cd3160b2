package dev.subblock.cli.command;

import dev.subblock.cli.exit.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has a shell complete commands and options, from the model that makes the help. */
@Command(name = "completion", mixinStandardHelpOptions = true,
        description = {"A script that has bash or zsh complete commands and options.",
            "In a shell's start file: source <(subblock completion)"})
public final class CompletionCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        root.workplace().out().print(AutoComplete.bash("subblock", spec.root().commandLine()));
        return ExitCode.OK;
    }
}
