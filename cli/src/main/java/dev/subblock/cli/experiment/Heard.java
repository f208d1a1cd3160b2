package dev.subblock.cli.experiment;

import java.util.List;

/**
 * What a guest said of one errand. Good enough to follow the conversation; what counts is read again, strictly, from
 * the evidence file.
 *
 * @param began seconds since QEMU was started
 * @param caught when the guest first told of something wrong; negative if it did not
 * @param ended when the scenario's last line came
 * @param lines of it, in order
 */
record Heard(Errand errand, double began, double caught, double ended, List<String> lines) {
    Heard {
        lines = List.copyOf(lines);
    }
}
