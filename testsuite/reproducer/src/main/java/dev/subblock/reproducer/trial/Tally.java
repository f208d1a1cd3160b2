package dev.subblock.reproducer.trial;

/** What a run of a scenario has come to so far; times in nanoseconds. */
final class Tally {
    int trials;
    int corrupt;
    int sampled;
    int sampledCorrupt;
    long prepare;
    long trying;
    long check;
}
