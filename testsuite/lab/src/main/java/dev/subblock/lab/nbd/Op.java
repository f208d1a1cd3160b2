package dev.subblock.lab.nbd;

import java.util.Locale;

/** What a request wants. */
public enum Op {
    READ, WRITE, FLUSH, TRIM, WRITE_ZEROES;

    /** As traces name it: {@code write-zeroes}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it changes bytes. */
    public boolean writes() {
        return this == WRITE || this == WRITE_ZEROES;
    }
}
