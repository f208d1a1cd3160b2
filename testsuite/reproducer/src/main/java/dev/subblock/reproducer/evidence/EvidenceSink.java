package dev.subblock.reproducer.evidence;

/** Where evidence goes, in the order in which it happened. */
public interface EvidenceSink {

    /** @throws java.io.UncheckedIOException if the evidence can't be kept; the run ends then */
    void accept(Event event);
}
