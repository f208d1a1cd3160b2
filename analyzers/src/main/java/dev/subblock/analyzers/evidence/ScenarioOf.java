package dev.subblock.analyzers.evidence;

import dev.subblock.reproducer.evidence.Event;

/** Which scenario an event speaks of. */
final class ScenarioOf {
    private ScenarioOf() {}

    /** Its name; empty for an event of the whole boot. */
    static String event(Event event) {
        if (event instanceof Event.ScenarioBegin e) {
            return e.scenario();
        } else if (event instanceof Event.Write e) {
            return e.scenario();
        } else if (event instanceof Event.Miscompare e) {
            return e.scenario();
        } else if (event instanceof Event.BadResult e) {
            return e.scenario();
        } else if (event instanceof Event.BadSize e) {
            return e.scenario();
        } else if (event instanceof Event.ScenarioEnd e) {
            return e.scenario();
        } else if (event instanceof Event.Trouble e) {
            return e.scenario();
        }
        return "";
    }
}
