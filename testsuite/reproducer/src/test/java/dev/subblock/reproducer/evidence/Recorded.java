package dev.subblock.reproducer.evidence;

import java.util.ArrayList;
import java.util.List;

/** Keeps evidence for a test to look at. */
public final class Recorded implements EvidenceSink {

    private final List<Event> events = new ArrayList<>();

    @Override
    public void accept(Event event) {
        events.add(event);
    }

    public List<Event> all() {
        return events;
    }

    public <E extends Event> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
