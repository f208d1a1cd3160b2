package dev.subblock.reproducer.scenario;

import java.util.List;

/** One thing that a lane does: a line of the catalogue. */
public sealed interface Op {

    /** From 1; 0 for what is brought by the scenario's way. */
    int lane();

    /** A direct write that names no lane: {@link Way} says how it gets to the kernel. */
    record Brought(Write write) implements Op {
        @Override
        public int lane() {
            return 0;
        }
    }

    /** Direct writes in one io_submit; they are in flight when it returns. */
    record Aio(int lane, List<Write> writes, Durability durability, boolean append) implements Op {
        public Aio {
            writes = List.copyOf(writes);
        }
    }

    /** A pwrite, which has returned when the lane goes on. */
    record Pwrite(int lane, Write write, boolean buffered, Durability durability, boolean append) implements Op {}

    /** Bytes stored through a shared mapping. */
    record Store(int lane, Write write) implements Op {}

    /** Bytes read, and not looked at. */
    record Read(int lane, SectorRange range, ReadWay way) implements Op {}

    /**
     * A splice from a pipe that holds the write's bytes and no more.
     *
     * @param asks sectors that it is told to move, at least as many as the pipe holds: then it is to return what there was
     */
    record Splice(int lane, Write write, int asks, Durability durability) implements Op {
        /** Sectors: half of what a pipe holds by default (16 pages, include/linux/pipe_fs_i.h), so that filling it never blocks. */
        public static final int MOST = 64;
    }

    record Fsync(int lane) implements Op {}

    /** fallocate; {@code keep}: the size stays. */
    record Falloc(int lane, SectorRange range, boolean keep) implements Op {}

    /** ftruncate to so many sectors. */
    record Truncate(int lane, int sectors) implements Op {}

    /** How bytes are read. */
    enum ReadWay {
        DIRECT("direct"),
        BUFFERED("buffered"),
        MAPPED("mapped");

        private final String word;

        ReadWay(String word) {
            this.word = word;
        }

        /** As in the catalogue. */
        public String word() {
            return word;
        }
    }
}
