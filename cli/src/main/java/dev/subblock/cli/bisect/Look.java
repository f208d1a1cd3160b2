package dev.subblock.cli.bisect;

import dev.subblock.lab.LabException;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Kernel;
import java.io.IOException;
import java.util.List;

/** Builds, boots and tries a kernel. */
@FunctionalInterface
public interface Look {

    /**
     * Looks at one.
     *
     * @param why goes into the visit
     * @param scenarios names of those to run; all that are asked for if empty
     * @param trials of each, where the order is no search
     * @param number of the visit, from 1: names its directory, and gives random orders a seed of their own
     * @throws CliException or LabException if the trouble is ours: then nothing is learnt, and the run can be continued
     */
    Visit at(Kernel kernel, String why, List<String> scenarios, int trials, int number)
            throws CliException, LabException, IOException, InterruptedException;
}
