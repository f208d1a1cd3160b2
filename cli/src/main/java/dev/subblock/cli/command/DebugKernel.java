package dev.subblock.cli.command;

import dev.subblock.cli.experiment.Flavour;
import picocli.CommandLine.Option;

/** The option that says with which configuration kernels are built. */
public final class DebugKernel {

    @Option(names = "--debug-kernel", description = {"Build kernels that watch their locks (lockdep) and assert more;",
        "any complaint fails. They are several times slower."})
    boolean watching;

    Flavour flavour() {
        return watching ? Flavour.DEBUG : Flavour.PLAIN;
    }
}
