package dev.subblock.analyzers.trace;

/**
 * One thing that happened to a request of a trial.
 *
 * @param arrival of which request: as the how manieth of its trial it arrived, from 1
 * @param landing whether it was completed at this moment; otherwise it arrived
 * @param us microseconds since the trial began
 */
public record Moment(int arrival, boolean landing, long us) {}
