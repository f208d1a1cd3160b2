package dev.subblock.lab.command;

import dev.subblock.lab.LabException;

/** Runs programs; tests put their own in its place. */
public interface Commands {

    /**
     * Runs a program to its end or its deadline.
     *
     * @throws LabException if it can't be started, for instance because it is not installed
     * @throws InterruptedException if we were asked to stop; the program has then been killed
     */
    Outcome run(Command command) throws LabException, InterruptedException;

    /**
     * As {@link #run}, but an exit status other than 0 is an error that quotes the last line of output.
     *
     * @throws LabException also if the program failed or ran into its deadline
     */
    default Outcome succeed(Command command) throws LabException, InterruptedException {
        Outcome outcome = run(command);
        if (outcome.ok()) {
            return outcome;
        }
        String why = outcome.timedOut() ? "took longer than " + command.deadline().toSeconds() + " s"
                : "exit status " + outcome.status();
        String said = outcome.lastLines(1).stream().findFirst().map(l -> ": " + l).orElse("");
        throw new LabException(command.program() + " failed (" + why + ")" + said);
    }
}
