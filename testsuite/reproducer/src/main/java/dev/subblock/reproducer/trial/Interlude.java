package dev.subblock.reproducer.trial;

import java.io.IOException;

/** What happens between the steps of a trial; nothing, unless somebody has something to do there. */
public interface Interlude {

    /** All ops have returned; nothing has been read back yet. */
    default void afterOps(int trial, String path) throws IOException {}

    /** The file was read through the page cache; the direct read comes next. */
    default void beforeDirectRead(int trial, String path) throws IOException {}
}
