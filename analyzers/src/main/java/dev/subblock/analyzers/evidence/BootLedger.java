package dev.subblock.analyzers.evidence;

import dev.subblock.analyzers.lines.Printable;
import dev.subblock.reproducer.evidence.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects the events of a boot that belong to no scenario. */
final class BootLedger {
    /** A boot has one or none; a hostile one could fill the heap. */
    private static final int MOST_TROUBLES = 1000;

    private final Consumer<String> defects;
    private final List<Event.Trouble> troubles = new ArrayList<>();
    private Event.Hello hello;
    private Event.FirstIo firstIo;
    private Event.Bye bye;

    /** @param defects takes what is wrong, each of which touches every scenario of the boot */
    BootLedger(Consumer<String> defects) {
        this.defects = defects;
    }

    /** Takes an event that names no scenario. */
    void take(int number, Event event) {
        if (event instanceof Event.Hello h) {
            if (number != 1) {
                defects.accept("line " + number + ": a hello that is not the first line");
            }
            if (h.protocol() != Event.PROTOCOL) {
                defects.accept("the agent speaks protocol " + h.protocol() + ", not " + Event.PROTOCOL);
            }
            hello = hello == null ? h : hello;
        } else if (event instanceof Event.FirstIo f) {
            if (firstIo != null) {
                defects.accept("line " + number + ": a second first I/O");
            }
            firstIo = f;
        } else if (event instanceof Event.Bye b) {
            bye = b;
        } else if (event instanceof Event.Trouble t) {
            trouble(t);
            defects.accept("the agent had trouble: " + Printable.of(t.message()));
        } else {
            defects.accept("line " + number + " names no scenario");
        }
    }

    /** Keeps a trouble, of the boot or of a scenario. */
    void trouble(Event.Trouble trouble) {
        if (troubles.size() < MOST_TROUBLES) {
            troubles.add(trouble);
        }
    }

    /** Whether the goodbye was said. */
    boolean over() {
        return bye != null;
    }

    Evidence close(List<ScenarioEvidence> scenarios, List<String> defects) {
        return new Evidence(Optional.ofNullable(hello), Optional.ofNullable(firstIo), Optional.ofNullable(bye),
                scenarios, troubles, defects);
    }
}
