package dev.subblock.reproducer.disk;

import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;

/**
 * The disk below a file system, as far as it can be spoken to. Every method throws if the disk refuses, or does not
 * understand; the message is the disk's.
 */
public interface Disk {

    /** What the disk says to a trial. */
    enum Start {
        GO,
        /** Its order is a random sample: the exploration has hit its bound. */
        SAMPLE,
        /** It is not to be run: the scenario is over. */
        ENOUGH
    }

    /** What a scenario needs and this disk has not; empty if there is nothing. */
    String lacks(Scenario scenario);

    /** A scenario begins. */
    void scenario(int run, String name) throws IOException;

    /**
     * From here on the disk chooses the order of requests, fails some, and may cut the power.
     *
     * @param extents where the trial's file lies, as lines of a message; empty if no fault is at a place of it
     */
    Start begin(int trial, Demands demands, String extents) throws IOException;

    /** What is outstanding is completed, and all that follows at once. */
    void end(int trial) throws IOException;

    /**
     * Cuts the power, unless the disk has done that in the trial: a copy of the medium is on the other device then.
     *
     * @return whether the copy is of the medium as it is now
     */
    boolean cut() throws IOException;

    /**
     * The copy was looked at and unmounted: has it checked.
     *
     * @return what is damaged; empty if nothing is
     */
    String checked() throws IOException;

    /** Whether {@link #say} leads anywhere. */
    boolean listens();

    /** Hands over a message that wants no answer, of at most {@link Mailbox#LONGEST} characters. */
    void say(String message) throws IOException;

    /** The scenario is over. */
    void over() throws IOException;
}
