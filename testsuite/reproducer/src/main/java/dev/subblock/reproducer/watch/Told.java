package dev.subblock.reproducer.watch;

import java.util.List;

/**
 * Something that a write may do, and where a kernel tells of it.
 *
 * @param name of an event, or, where a kernel has none, of the probe that is set in its stead
 * @param places in the order of preference: an event as {@code SYSTEM/NAME}, or a function as kprobes have it
 *     (Documentation/trace/kprobetrace.rst), with {@value #RETURN} before it for its return
 */
record Told(String name, List<String> places) {

    private static final String RETURN = "return ";

    /**
     * Locks, the way that a write takes, mappings, submissions and completions. What a place behind the first is for: before
     * 3.1 there was no inode_dio_wait(); before 6.0 another iomap; XFS of before 3.1 had no events for the rest.
     */
    static final List<Told> OF_A_WRITE = List.of(
            xfs("xfs_ilock"), xfs("xfs_ilock_nowait"), xfs("xfs_ilock_demote"), xfs("xfs_iunlock"),
            xfs("xfs_file_direct_write"), xfs("xfs_file_buffered_write"), xfs("xfs_reflink_bounce_dio_write"),
            new Told("xfs_update_time", List.of("xfs/xfs_update_time", "file_update_time")),
            xfs("xfs_setattr"), new Told("xfs_zero_eof", List.of("xfs/xfs_zero_eof", "xfs_zero_eof")), xfs("xfs_file_fsync"),
            xfs("xfs_iomap_found"), xfs("xfs_iomap_alloc"), xfs("xfs_map_blocks_found"), xfs("xfs_map_blocks_alloc"),
            xfs("xfs_reflink_cow_found"), xfs("xfs_reflink_convert_cow"), xfs("xfs_reflink_end_cow"),
            // The sixth argument: whether the write returned before it was complete. An interrupt meets any thread, the writer's too.
            new Told("xfs_end_io_direct_write", List.of("xfs/xfs_end_io_direct_write", "xfs_end_io_direct_write async=%r9:u8")),
            xfs("xfs_unwritten_convert"), xfs("xfs_setfilesize"),
            new Told("iomap_iter_dstmap", List.of("iomap/iomap_iter_dstmap", "xfs/xfs_iomap_enter")),
            new Told("block_bio_queue", List.of("block/block_bio_queue")),
            new Told("inode_dio_wait", List.of("inode_dio_wait", "xfs_ioend_wait")),
            new Told("invalidate_inode_pages2_range", List.of("invalidate_inode_pages2_range")));

    /**
     * Between these a buffer of metadata or of the log is asked for, and is not the file's: before 5.4 its requests don't say so.
     * There has been no such function since 3.18, and no event is missed for it.
     */
    static final List<Told> OF_OTHERS = List.of(new Told("buffer", List.of("xfs_buf_iorequest")), new Told("buffer_end", List.of(RETURN + "xfs_buf_iorequest")));

    Told {
        places = List.copyOf(places);
    }

    private static Told xfs(String event) {
        return new Told(event, List.of("xfs/" + event));
    }

    /** Whether a place is a function: it takes a probe. */
    static boolean isFunction(String place) {
        return place.indexOf('/') < 0;
    }

    /** The line that makes the probe of a function, in the group of that name. */
    static String probe(String group, String name, String place) {
        return (place.startsWith(RETURN) ? "r:" + group + "/" + name + " " + place.substring(RETURN.length()) : "p:" + group + "/" + name + " " + place) + "\n";
    }
}
