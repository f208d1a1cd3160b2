package dev.subblock.analyzers.trace;

import dev.subblock.lab.trace.TraceEvent.Extent;
import java.util.List;
import java.util.Optional;

/**
 * One trial on the disk.
 *
 * @param trial its number, from 0
 * @param sampled whether its order was a random sample
 * @param diverged whether it could not follow the order that was wanted
 * @param requests in order of arrival
 * @param moments when each arrived and was completed, in the order in which it happened
 * @param extents where the trial's file lies, as the guest said after the trial; empty if it did not
 * @param cut whether the power was cut in it
 * @param damage what {@code xfs_repair -n} found in the copy; empty if nothing, or if it was not looked at
 */
public record TrialTrace(int trial, boolean sampled, boolean diverged, List<DiskRequest> requests, List<Moment> moments, List<Extent> extents,
        boolean cut, List<String> damage) {
    /** FIEMAP_EXTENT_UNWRITTEN of linux/fiemap.h: whatever is on the medium there, the file reads as zeros. */
    private static final int UNWRITTEN = 0x800;

    public TrialTrace {
        requests = List.copyOf(requests);
        moments = List.copyOf(moments);
        extents = List.copyOf(extents);
        damage = List.copyOf(damage);
    }

    /** Those that changed the medium, in the order in which they did. */
    public List<DiskRequest> landed() {
        return requests.stream().filter(DiskRequest::landed).sorted((a, b) -> Integer.compare(a.landing(), b.landing())).toList();
    }

    /** Whether the file system took the byte of the file for unwritten, after the trial. */
    public boolean unwritten(long offset) {
        return extent(offset).map(e -> (e.flags() & UNWRITTEN) != 0).orElse(false);
    }

    private Optional<Extent> extent(long offset) {
        return extents.stream().filter(e -> e.file() <= offset && offset - e.file() < e.length()).findFirst();
    }
}
