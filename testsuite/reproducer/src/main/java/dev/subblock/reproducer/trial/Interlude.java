package dev.subblock.reproducer.trial;

import java.io.IOException;

/** What happens between the steps of a scenario; nothing, unless somebody has something to do there. */
public interface Interlude {

    /** All writes have returned and the file was synced; nothing has been read back yet. */
    default void afterWrites(String path) throws IOException {}

    /** The file was read directly, and pages of its own were dropped; the buffered read comes next. */
    default void beforeBufferedRead(String path) throws IOException {}
}
