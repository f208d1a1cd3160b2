package dev.subblock.analyzers.verdict;

import dev.subblock.analyzers.finding.Finding;

/**
 * A scenario that caught a control under one order.
 *
 * @param control id of the control
 * @param scenario its name
 * @param raceClass what the scenario is made to show
 * @param order disk order
 * @param after how many trials it took, from 1: the number of the first that was corrupt
 * @param corrupt trials that were corrupt
 * @param trials trials that were run
 * @param own whether it was caught as what the scenario is made to show, and not in another way
 * @param withinMillis time of the guest's clock from the first scenario of the boot to the end of this one: an upper
 *     bound of the time to the first corrupt trial
 * @param shown the finding that shows it best
 */
public record Catch(String control, String scenario, String raceClass, String order, int after, int corrupt, int trials,
        boolean own, long withinMillis, Finding shown) {}
