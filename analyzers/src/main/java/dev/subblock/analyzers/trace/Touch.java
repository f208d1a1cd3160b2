package dev.subblock.analyzers.trace;

/**
 * A run of bytes of one block of a file that one request brought to the medium.
 *
 * @param request that brought them
 * @param from first byte, from the start of the block
 * @param to byte after the last
 * @param what it holds there, as {@link dev.subblock.lab.trace.TraceEvent.Piece} says it
 * @param fileFrom first byte of the whole piece in the file, which may begin before the block
 * @param fileTo byte after the last of the whole piece in the file
 * @param home offset in the file for which the first byte of the run was written, in bytes; -1 where it does not say
 */
public record Touch(DiskRequest request, int from, int to, String what, long fileFrom, long fileTo, long home) {
    /** Whether any of these bytes of the block are among them. */
    public boolean over(int start, int end) {
        return from < end && start < to;
    }

    /** Whether all of these bytes of the block are among them. */
    public boolean covers(int start, int end) {
        return from <= start && end <= to;
    }

    /** Whether it is zeros. */
    public boolean zeros() {
        return what.equals("zeros");
    }
}
