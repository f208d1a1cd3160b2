package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.trial.Interlude;
import java.io.IOException;

/** Drops the whole guest's page cache before the buffered read: nothing else in this machine wants it. */
final class DroppedCaches implements Interlude {

    private final Guest guest;

    DroppedCaches(Guest guest) {
        this.guest = guest;
    }

    @Override
    public void beforeBufferedRead(String path) throws IOException {
        guest.dropCaches();
    }
}
