package dev.subblock.reproducer.scenario;

/**
 * Requests that the disk fails with EIO: the {@code nth} of its kind in a trial, or all of a kind that touch some sectors
 * of the trial's file.
 *
 * @param nth of its kind in a trial, from 1; 0 where a range is given
 * @param range in the trial's file; null where they are counted
 */
public record Fault(Kind kind, int nth, SectorRange range) {

    /** One request, by its number. */
    public static Fault nth(Kind kind, int nth) {
        return new Fault(kind, nth, null);
    }

    /** All requests of that kind that touch those sectors of the file. */
    public static Fault at(Kind kind, SectorRange range) {
        return new Fault(kind, 0, range);
    }

    /** As in the catalogue and in messages to the disk: {@code data 1}, {@code write 8+8}. */
    public String words() {
        return kind.word() + " " + (range == null ? Integer.toString(nth) : range.toString());
    }

    /** Which requests are meant. */
    public enum Kind {
        WRITE("write", true),
        READ("read", true),
        FLUSH("flush", false),
        /** A write with at least one sector of the reproducer's. */
        DATA("data", true),
        /** A write of nothing but zeros. */
        PAD("pad", true),
        /** A write to the log of the file system. */
        LOG("log", false),
        /** Any write that is neither data nor pad: metadata, the log. */
        OTHER("other", false);

        private final String word;
        private final boolean placed;

        Kind(String word, boolean placed) {
            this.word = word;
            this.placed = placed;
        }

        /** As in the catalogue and in messages to the disk. */
        public String word() {
            return word;
        }

        /** Whether such a request can be one to a place in a file. */
        boolean placed() {
            return placed;
        }
    }
}
