package dev.subblock.reproducer.scenario;

/**
 * A request that the disk fails with EIO.
 *
 * @param nth of its kind in a trial, from 1
 */
public record Fault(Kind kind, int nth) {

    /** What is counted. */
    public enum Kind {
        WRITE("write"),
        READ("read"),
        FLUSH("flush"),
        /** A write with at least one sector of the reproducer's. */
        DATA("data"),
        /** A write of nothing but zeros. */
        PAD("pad"),
        /** Any other write: metadata, the log. */
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in the catalogue and in messages to the disk. */
        public String word() {
            return word;
        }
    }
}
