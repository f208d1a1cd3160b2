package dev.subblock.lab.trace;

import java.util.List;

/**
 * One line of a disk's trace. Every event is one JSON object on one line, named by its {@code kind} (the
 * record's name in kebab case); the order of lines is the order in which things happened on the disk.
 *
 * <p>{@code us}: microseconds since the disk was opened. {@code offset} and {@code length}: bytes on the disk.
 * {@code id}: number of a request on this disk, from 1. {@code trial}: of the open scenario, from 0.
 */
public sealed interface TraceEvent {

    /**
     * What a run of sectors of a write holds.
     *
     * @param what {@code zeros}, {@code before}, {@code write N}, {@code older} or {@code other}
     * @param file offset in the file for which the first of them was written, in bytes; -1 where they do not say
     * @param sectors of 512 bytes, at least 1
     */
    record Piece(String what, long file, int sectors) {}

    /** The guest began a scenario; {@code order} is the order in its text form. */
    record Scenario(long us, String run, String scenario, String order) implements TraceEvent {}

    /** A trial began. {@code sampled}: its order is a random sample after an exploration that hit its bound. */
    record Begin(long us, int trial, boolean sampled) implements TraceEvent {}

    /**
     * A request arrived inside a trial.
     *
     * @param op {@code read}, {@code write}, {@code flush}, {@code trim} or {@code write-zeroes}
     * @param fua whether it had to be on the medium at its completion, whatever the cache
     * @param held whether it waited to be chosen; otherwise it was completed at once
     * @param pieces what a write holds, in order
     */
    record Arrive(long us, int trial, int id, String op, long offset, int length, boolean fua, boolean held,
            List<Piece> pieces) implements TraceEvent {}

    /** A request of a trial was completed: a write reached the medium at this moment. {@code error}: 0, or an errno (EIO is 5). */
    record Complete(long us, int trial, int id, int error) implements TraceEvent {}

    /** A request outside any trial, completed as it arrived. */
    record Pass(long us, String op, long offset, int length) implements TraceEvent {}

    /** A trial ended. {@code diverged}: the order that was wanted could not be followed. */
    record End(long us, int trial, boolean diverged) implements TraceEvent {}

    /** Where a trial's file lies, as the guest's FIEMAP says: bytes in the file, on the disk; {@code flags} as in linux/fiemap.h. */
    record Extent(int trial, long file, long disk, long length, int flags) implements TraceEvent {}

    /** The power was cut: a copy of the medium was taken. */
    record Cut(long us, int trial) implements TraceEvent {}

    /** What {@code xfs_repair -n} found in the copy after the guest had mounted, checked and unmounted it; empty if clean. */
    record Checked(long us, int trial, List<String> damage) implements TraceEvent {}

    /**
     * A scenario is over.
     *
     * @param orders different orders that were run; in {@code explore} each class of orders counts once
     * @param exhausted whether these are all there are; false for any order but {@code explore}
     * @param outstanding the most requests that were held at once
     * @param bound of the exploration; 0 for any other order
     * @param sampled random samples behind that
     * @param diverged trials that could not follow the order that was wanted
     */
    record Explored(long us, String run, String scenario, int orders, boolean exhausted, int outstanding, int bound,
            int sampled, int diverged) implements TraceEvent {}

    /** Something worth knowing: a client that was turned away, a message that was none, a bell that did not come. */
    record Note(long us, String text) implements TraceEvent {}
}
