package dev.subblock.analyzers.explain;

import dev.subblock.analyzers.finding.Finding;
import java.util.List;

/**
 * What happened to the bytes of one trial.
 *
 * @param subject what it is of
 * @param scenario name of the scenario
 * @param trial number of the trial, from 0
 * @param trials trials that were run
 * @param corrupt how many of them were corrupt
 * @param block number of the block in the trial's file, from 0
 * @param blockSize in bytes
 * @param sectors of the block, in order
 * @param traced whether the disk's trace has the trial
 * @param landed what landed on the block, in order of landing; empty without a trace
 * @param requests all of the trial, in order of arrival; empty without a trace
 * @param elsewhere landed requests of the trial that did not touch the block
 * @param shown the finding that is drawn
 * @param others sentences of the other findings of the trial
 */
public record Explanation(Subject subject, String scenario, int trial, int trials, int corrupt, long block, int blockSize,
        List<SectorView> sectors, boolean traced, List<LandedView> landed, List<RequestView> requests, int elsewhere, Finding shown, List<String> others) {
    public Explanation {
        sectors = List.copyOf(sectors);
        landed = List.copyOf(landed);
        requests = List.copyOf(requests);
        others = List.copyOf(others);
    }
}
