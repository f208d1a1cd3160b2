package dev.subblock.reproducer.evidence;

/** Lines that the agent writes to the kernel's log, so that what the kernel says can be told to belong to a scenario. */
public final class ConsoleMark {
    /** A scenario begins; its name follows. */
    public static final String SCENARIO = "subblock: scenario ";
    /** No scenario is under way any more. */
    public static final String OVER = "subblock: no scenario";

    private ConsoleMark() {}
}
