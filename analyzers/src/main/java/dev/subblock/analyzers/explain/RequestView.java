package dev.subblock.analyzers.explain;

import java.util.OptionalLong;

/**
 * A request of the trial, and when the disk had to do with it.
 *
 * @param arrival as the how manieth of its trial it arrived, from 1
 * @param op {@code read}, {@code write}, {@code flush}, {@code trim} or {@code write-zeroes}
 * @param arrivedAs which of all arrivals and completions of the trial its arrival was, from 1
 * @param arrivedUs microseconds from the trial's beginning to its arrival
 * @param landedAs which of all arrivals and completions its completion was, from 1; 0 if it was not completed
 * @param landedUs microseconds from the trial's beginning to its completion; empty if it was not completed
 * @param holds what it brought to the block, in words; empty if it did not land on it
 * @param writer letter of the write whose data it brought to the block; empty if it brought none
 * @param error 0, or the errno it was completed with
 * @param culprit whether it did the damage
 */
public record RequestView(int arrival, String op, int arrivedAs, long arrivedUs, int landedAs, OptionalLong landedUs, String holds,
        String writer, int error, boolean culprit) {}
