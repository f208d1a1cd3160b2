package dev.subblock.reproducer.failure;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.kind.Flag;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Mode;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.watch.OneWrite;
import dev.subblock.reproducer.watch.WatchedFile;
import java.io.IOException;

/**
 * A write that is to fail, and its file, made ready.
 *
 * @param asked where it is asked to go, in bytes
 * @param offset where it goes; an appending write, to the end
 * @param before size of the file, in bytes
 */
record Subject(Kind kind, ErrorPoint point, int nth, String path, OneWrite write, Picture picture, long asked, long offset, long before) {

    /** Who is limited to no blocks; anybody but root, who can't be. */
    static final int OWNER = 7;
    private static final int PERMISSIONS = 04755;
    private static final int PAGE = 4096;
    /** Sectors of a buffer that are there where the others are not. */
    private static final int THERE = 512;

    /**
     * @param old content of files, as long as {@link WatchedFile#memory}
     * @param data the write's, three pages and what the longest write has
     */
    static Subject make(Kind kind, ErrorPoint point, int nth, String path, NativeMemory old, NativeMemory data) throws IOException {
        Picture picture = new Picture();
        long before;
        try {
            WatchedFile.make(path, other(path), kind, old);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        try (OpenFile file = OpenFile.open(path, OpenFile.READ_WRITE | OpenFile.DIRECT)) {
            if (point == ErrorPoint.QUOTA) {
                file.owner(OWNER);
                if (kind.mode() == Mode.SETUID) {
                    // chown(2) takes the bit away.
                    file.mode(PERMISSIONS);
                }
            }
            picture.remember(file);
            if (point == ErrorPoint.LARGEST && kind.flag() == Flag.APPEND) {
                file.truncate(Long.MAX_VALUE);
            }
            before = file.size();
        }
        long asked = point == ErrorPoint.LARGEST && kind.flag() != Flag.APPEND ? Long.MAX_VALUE - 511 : WatchedFile.offset(kind);
        OneWrite write = OneWrite.prepare(path, kind, data.address() + buffer(point), asked);
        return new Subject(kind, point, nth, path, write, picture, asked, kind.flag() == Flag.APPEND ? before : asked, before);
    }

    /** Where the write's buffer begins in its memory, in bytes: on a page, or so that only a part of it is on that page. */
    static int buffer(ErrorPoint point) {
        return point == ErrorPoint.ADDRESS ? PAGE - THERE : 0;
    }

    static String other(String path) {
        return path + "-other";
    }

    /** Lets go of memory and removes the files. */
    void end() throws IOException {
        picture.close();
        Machine.unlink(path);
        Machine.unlink(other(path));
    }
}
