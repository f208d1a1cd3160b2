package dev.subblock.patches;

/** Hears what is being done, one line at a time; for people, never parsed. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
