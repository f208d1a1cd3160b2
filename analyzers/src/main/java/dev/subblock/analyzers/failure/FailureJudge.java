package dev.subblock.analyzers.failure;

import dev.subblock.analyzers.failure.Outcome.Reach;
import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.evidence.ErrorPoint.Answer;
import dev.subblock.reproducer.evidence.FailureEvent;
import dev.subblock.reproducer.evidence.FailureEvent.FailedWrite;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds one write against what must be whatever fails: it comes back, with an answer that the manual allows; what it says it
 * wrote is there, what it did not touch is as before, and the file is as long as that makes it.
 */
final class FailureJudge {

    private static final int SECTOR = 512;
    /** Of the file systems that are written to, in bytes. */
    private static final int BLOCK = 4096;
    private static final String REFUSED = "EAGAIN";

    private final FailedWrite write;
    private final ErrorPoint point;
    private final int failed;
    private final List<String> wrong = new ArrayList<>();

    /** @param failed how many requests the disk failed meanwhile */
    FailureJudge(FailedWrite write, ErrorPoint point, int failed) {
        this.write = write;
        this.point = point;
        this.failed = failed;
    }

    Outcome judge() {
        if (!write.stuck().isEmpty()) {
            wrong.add("lock: " + write.stuck() + ": never came back");
            return new Outcome(write.write(), point.word(), write.nth(), Reach.REACHED, Outcome.NONE, wrong, List.of(), "");
        }
        boolean declined = !write.mayWait() && write.error().equals(REFUSED);
        Reach reach = declined ? Reach.DECLINED : reached() ? Reach.REACHED : Reach.MISSED;
        if (!declined) {
            answer();
        }
        size();
        content("page cache", write.cached(), write.remounted() ? 0 : write.after(), true);
        content("disk", write.disk(), write.left(), write.synced().isEmpty() || write.lasting());
        return new Outcome(write.write(), point.word(), write.nth(), reach, text(), wrong, List.of(), "");
    }

    private boolean whole() {
        return write.result() == write.length();
    }

    private boolean reached() {
        return switch (point.by()) {
            case NOBODY -> true;
            case ANSWER -> !whole();
            case GUEST -> write.reached();
            case DISK -> failed > 0;
        };
    }

    private void answer() {
        if (!write.error().isEmpty()) {
            expect(point.errors().contains(write.error()), "answer: " + write.error() + ", which is not of " + point.source());
        } else if (!whole()) {
            expect(write.result() > 0 && write.result() < write.length() && point.most() != Answer.NONE || point == ErrorPoint.MEMORY && write.result() > 0,
                    "answer: " + write.result() + " of " + write.length() + " bytes");
        }
        expect(write.synced().isEmpty() || point.errors().contains(write.synced()), "answer: fsync: " + write.synced());
    }

    /** Where the write ends if it writes that much, or the file, if that is farther. */
    private long end(long written) {
        return written == 0 ? write.before() : Math.max(write.before(), write.offset() + written);
    }

    private void size() {
        // One that answers an error for a sync that failed had moved EOF before.
        long most = write.error().isEmpty() ? end(write.result()) : write.lasting() && point.most() == Answer.ALL ? end(write.length()) : write.before();
        long least = write.error().isEmpty() ? most : write.before();
        boolean told = write.after() >= 0;
        // A write behind EOF first zeroes the rest of the block that EOF is in.
        boolean zeroed = !write.error().isEmpty() && write.after() > write.before() && write.after() == blocks(write.before()) && write.offset() >= write.after();
        expect(!told || write.after() >= least && write.after() <= most, (zeroed ? "zeroed: " : "size: ") + write.after() + " after it, " + write.before() + " before");
        boolean lasts = write.result() > 0 && (write.synced().isEmpty() || write.lasting());
        long after = told ? write.after() : most;
        long last = write.remounted() && !lasts ? write.before() : after;
        expect(write.left() >= last && write.left() <= Math.max(after, write.before()), "size: " + write.left() + " in the end, " + write.after() + " after it");
    }

    private static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    /**
     * @param size of the file when it was read, in bytes
     * @param there whether what it said it wrote must be there
     */
    private void content(String where, String map, long size, boolean there) {
        expect(map.length() == Math.min(size / SECTOR, FailureEvent.SECTORS), "content: " + where + ", " + map.length() + " sectors told of " + size + " bytes");
        for (int sector = 0; sector < Math.min(map.length(), FailureEvent.SECTORS); sector++) {
            long at = (long) sector * SECTOR;
            char found = map.charAt(sector);
            boolean inside = at >= write.offset() && at - write.offset() < write.length();
            boolean written = inside && at - write.offset() < write.result();
            String allowed = !inside ? "o" : written && there ? "n" : "on";
            if (allowed.indexOf(found) < 0) {
                wrong.add("content: " + where + ", byte " + at + ": " + name(found) + " where " + (!inside ? "it did not write" : written ? "it wrote" : "it wrote nothing")
                        + " (" + map + ")");
                return;
            }
        }
    }

    private static String name(char found) {
        return switch (found) {
            case 'o' -> "what was there before";
            case 'n' -> "its data";
            case 'z' -> "zeros";
            default -> "something else";
        };
    }

    private String text() {
        String answer = write.error().isEmpty() ? whole() ? "all" : write.result() + " of " + write.length() : write.error();
        return write.synced().isEmpty() ? answer : answer + ", then fsync " + write.synced();
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
