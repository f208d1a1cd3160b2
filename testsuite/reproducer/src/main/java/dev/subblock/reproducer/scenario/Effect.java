package dev.subblock.reproducer.scenario;

/**
 * What one op does to its file, or one write of an op that carries several.
 *
 * @param step number of the op among all of the scenario, from 0
 * @param waits whether its lane goes on only when it has returned
 * @param write the number of the write; 0 if it is none
 * @param start the first sector that it changes, or may; an appending write's is where the file ends by then
 * @param end behind the last one; for a truncation there is none
 * @param cached whether the bytes go to the page cache, and from there to the disk some time later
 */
public record Effect(Kind kind, int step, int phase, int lane, boolean waits, int write, int start, int end, Durability durability,
        boolean cached) {

    /** What it is. */
    public enum Kind {
        /** Bytes of a write at {@code [start, end)}; the file reaches to {@code end} at least. */
        WRITE,
        /** Zeros from {@code start} on, and the file ends there. */
        TRUNCATE,
        /** The file reaches to {@code end} at least. */
        EXTEND,
        /** All that came before lasts. */
        FSYNC
    }

    /** Whether this one has returned before the other begins, in every run. */
    public boolean precedes(Effect other) {
        return phase < other.phase || phase == other.phase && waits && lane == other.lane && step < other.step;
    }

    /** Whether neither precedes the other. */
    public boolean besides(Effect other) {
        return step != other.step ? !precedes(other) && !other.precedes(this) : write != other.write;
    }

    /** Whether it changes the bytes of that sector. */
    public boolean covers(int sector) {
        return (kind == Kind.WRITE || kind == Kind.TRUNCATE) && sector >= start && sector < end;
    }

    /** Whether the file may end elsewhere after it. */
    public boolean movesEnd() {
        return kind != Kind.FSYNC;
    }
}
