package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.disk.Disk;
import dev.subblock.reproducer.disk.Mailbox;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Tells the disk where trials' files lie, several files to a message. */
final class ExtentMessages implements AutoCloseable {

    /** More extents than a file of a few blocks can have. */
    private static final int MOST = 32;
    /** Layout of linux/fiemap.h: a struct fiemap of 32 bytes, then structs fiemap_extent of 56. */
    private static final int HEAD = 32;
    private static final int EXTENT = 56;
    /** The most characters that one file's lines can have. */
    private static final int ROOM = 64 + MOST * 80;

    private final Disk disk;
    private final NativeMemory map = NativeMemory.allocate(HEAD + MOST * EXTENT);
    private final StringBuilder text = new StringBuilder();

    ExtentMessages(Disk disk) {
        this.disk = disk;
    }

    /** Notes where a file lies. */
    void add(int trial, String path) throws IOException {
        if (!disk.listens()) {
            return;
        }
        if (text.length() + ROOM > Mailbox.LONGEST) {
            send();
        }
        text.append("extents ").append(trial).append('\n');
        append(path, text);
    }

    /** Where a file lies, as lines of a message. */
    String lines(String path) throws IOException {
        StringBuilder lines = new StringBuilder();
        append(path, lines);
        return lines.toString();
    }

    private void append(String path, StringBuilder lines) throws IOException {
        ByteBuffer bytes = map.buffer();
        bytes.putLong(0, 0);
        bytes.putLong(8, Long.MAX_VALUE);
        bytes.putInt(16, 0);
        bytes.putInt(20, 0);
        bytes.putInt(24, MOST);
        try (OpenFile file = OpenFile.open(path, OpenFile.READ_ONLY)) {
            file.extents(map);
        }
        int count = Math.min(bytes.getInt(20), MOST);
        for (int i = 0; i < count; i++) {
            int at = HEAD + i * EXTENT;
            lines.append("extent ").append(bytes.getLong(at)).append(' ').append(bytes.getLong(at + 8)).append(' ')
                    .append(bytes.getLong(at + 16)).append(' ').append(bytes.getInt(at + 40)).append('\n');
        }
    }

    /** Sends what was noted. */
    void send() throws IOException {
        if (text.length() > 0) {
            disk.say(text.toString());
            text.setLength(0);
        }
    }

    @Override
    public void close() {
        map.close();
    }
}
