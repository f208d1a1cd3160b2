package dev.subblock.lab.disk;

import java.time.Duration;

/**
 * Where the time of trials went, as the disk sees it.
 *
 * @param requests all that were served
 * @param trials that were run
 * @param orders different orders among them, summed over scenarios
 * @param guest the disk waited for the guest, in open trials
 * @param disk the disk worked, in open trials, reading and writing the image aside
 * @param image reading and writing the image, in trials or not
 */
public record DiskTimes(long requests, long trials, long orders, Duration guest, Duration disk, Duration image) {}
