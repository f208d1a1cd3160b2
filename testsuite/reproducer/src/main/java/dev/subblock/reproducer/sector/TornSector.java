package dev.subblock.reproducer.sector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A sector that is neither zeros nor intact, taken apart byte by byte: which bytes are not the expected
 * ones, and whose they are as far as the words around them tell.
 */
public final class TornSector {

    /** As many bytes as evidence shows of what nobody knows. */
    private static final int SHOWN = 16;
    private static final String ZEROS = "zeros";
    private static final String OLDER = "older";
    private static final String BYTES = "bytes ";
    private static final String HEX = "0123456789abcdef";

    private final byte[] seen;
    private final long[] words = new long[SectorFormat.WORDS];
    private final long ours;

    /**
     * @param seen 512 bytes
     * @param run and {@code generation}: whose words are told by the number of their write; others are older
     */
    public TornSector(byte[] seen, int run, int generation) {
        this.seen = seen;
        this.ours = SectorFormat.pattern(run, generation, 0, 0);
        ByteBuffer.wrap(seen).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    }

    /** The bytes that differ from the 512 of {@code expected}, in ascending order; none if they are the same. */
    public List<Difference> from(byte[] expected) {
        List<Difference> differences = new ArrayList<>();
        int at = 0;
        while (at < Sector.SIZE) {
            if (seen[at] == expected[at]) {
                at++;
                continue;
            }
            String appearance = appearance(at);
            int last = at;
            int end = at + 1;
            // Bytes that are right by chance stay inside the run: zeros in a header, say.
            while (end < Sector.SIZE && appearance.equals(appearance(end))) {
                if (seen[end] != expected[end]) {
                    last = end;
                }
                end++;
            }
            differences.add(new Difference(at, last + 1, BYTES.equals(appearance) ? BYTES + hex(at, last + 1) : appearance));
            at = last + 1;
        }
        return differences;
    }

    private String appearance(int at) {
        int index = at / Long.BYTES;
        long word = words[index];
        if (word == 0) {
            return ZEROS;
        }
        if (index < SectorFormat.HEADER_WORDS) {
            return words[0] == SectorFormat.MAGIC ? inHeader() : bytewise(at);
        }
        if (index < SectorFormat.WORDS - 1) {
            return SectorFormat.isPattern(word, index) ? writer(word) : bytewise(at);
        }
        // The last word is half a checksum: it goes with the word before it if its other half does.
        long before = words[index - 1];
        boolean together = SectorFormat.isPattern(before, index - 1) && (int) (before + 1) == (int) word;
        return together && at < SectorFormat.CHECKSUM ? writer(before) : bytewise(at);
    }

    private String inHeader() {
        boolean mine = SectorFormat.sameRun(SectorFormat.pattern((int) words[1], (int) (words[1] >>> 32), 0, 0), ours);
        return mine ? "write " + (int) words[3] : OLDER;
    }

    private String writer(long word) {
        return SectorFormat.sameRun(word, ours) ? "write " + SectorFormat.writer(word) : OLDER;
    }

    private String bytewise(int at) {
        return seen[at] == 0 ? ZEROS : BYTES;
    }

    private String hex(int from, int to) {
        StringBuilder hex = new StringBuilder();
        for (int i = from; i < Math.min(to, from + SHOWN); i++) {
            hex.append(HEX.charAt(seen[i] >> 4 & 15)).append(HEX.charAt(seen[i] & 15));
        }
        return hex.toString();
    }
}
