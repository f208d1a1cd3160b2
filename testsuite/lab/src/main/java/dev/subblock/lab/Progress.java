package dev.subblock.lab;

/** Hears what is being done, one line at a time; for people, never parsed. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
