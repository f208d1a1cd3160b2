package dev.subblock.analyzers.protocol;

import dev.subblock.reproducer.evidence.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a sequence of the lines of a trace. */
final class Normaliser {

    /** Writes metadata back when its time has come, whoever dirtied it; it is no part of a write. */
    private static final String BACKGROUND = "xfsaild";

    private Normaliser() {}

    /**
     * The sequence of one write.
     *
     * @param begin whose file and thread it was
     * @throws UnreadableException if a line is none, or the trace does not say where the call returned
     */
    static Sequence sequence(WatchEvent.WatchBegin begin, List<String> lines, long result) throws UnreadableException {
        List<String> writer = new ArrayList<>();
        List<String> others = new ArrayList<>();
        String inode = "0x" + Long.toHexString(begin.inode());
        boolean buffer = false;
        for (String text : lines) {
            Optional<TraceLine> parsed = TraceLine.parse(text);
            if (parsed.isEmpty()) {
                throw new UnreadableException("a line of the trace is none");
            }
            TraceLine line = parsed.get();
            boolean own = line.pid() == begin.pid();
            if (own) {
                buffer = Tokens.beginsBuffer(line) || buffer && !Tokens.endsBuffer(line);
            }
            if (Tokens.completesLater(line)) {
                others.addAll(Tokens.of(line));
            } else if (Tokens.namesInode(line) ? line.word("ino").equals(inode) && !line.command().startsWith(BACKGROUND) : own && !buffer) {
                (own ? writer : others).addAll(Tokens.of(line));
            }
        }
        if (!writer.contains(Tokens.RETURNED)) {
            throw new UnreadableException("the trace does not say where the call returned");
        }
        timeOnce(writer);
        // Of the sync behind a buffered write: the log may have flushed the disk by then, or not.
        writer.subList(writer.indexOf(Tokens.RETURNED), writer.size()).removeIf(Tokens.FLUSH::equals);
        // The mark alone at the end says nothing.
        if (writer.get(writer.size() - 1).equals(Tokens.RETURNED)) {
            writer.remove(writer.size() - 1);
        }
        return new Sequence(writer, others, result);
    }

    /**
     * A write that looks at the clock twice finds it moved on the second time, or not: that is chance. What it then does
     * is taken out, with the ilock of its transaction.
     */
    private static void timeOnce(List<String> writer) {
        int first = writer.indexOf(Tokens.TIME);
        for (int at = writer.size() - 1; at > first && first >= 0; at--) {
            if (writer.get(at).equals(Tokens.TIME)) {
                boolean transaction = writer.subList(at + 1, Math.min(at + 3, writer.size())).equals(Tokens.OF_A_TIME);
                writer.subList(at, transaction ? at + 3 : at + 1).clear();
            }
        }
    }
}
