package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.experiment.Subject;
import java.util.Optional;

/** A step as given on the command line. */
final class StepOption {

    private StepOption() {}

    /** The step asked for, the last one if none was. @throws CliException if the series has no such step */
    static int within(Optional<Integer> asked, Subject subject, String option) throws CliException {
        if (subject.steps().isEmpty()) {
            throw CliException.usage("no series is carried for " + subject.base().base() + ", so it has no steps: name one with --series");
        }
        int step = asked.orElse(subject.lastStep());
        if (step < 0 || step > subject.lastStep()) {
            throw CliException.usage(option + " " + step + ": the series has steps 0 to " + subject.lastStep());
        }
        return step;
    }
}
