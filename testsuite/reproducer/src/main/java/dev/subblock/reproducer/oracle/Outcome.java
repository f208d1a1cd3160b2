package dev.subblock.reproducer.oracle;

/** What the ops of a trial returned. */
public interface Outcome {

    /** Whether the write with that number, from 1, returned its length. */
    boolean acknowledged(int write);

    /** Whether the op with that number among all of the scenario, from 0, which is no write, succeeded. */
    boolean succeeded(int step);
}
