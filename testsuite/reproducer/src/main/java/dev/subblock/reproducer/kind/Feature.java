package dev.subblock.reproducer.kind;

import java.util.Locale;

/** One value of one dimension of a kind. */
public interface Feature {

    /** The enum's own. */
    String name();

    /** Which value of its dimension, from 0. */
    int ordinal();

    /** As it stands in the name of a kind. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
