package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;

/** Reads the whole file back and has every byte of it checked: data, gaps and the blocks between trials. */
final class ReadBack implements AutoCloseable {

    /** Bytes read at a time, at least one region: few calls, and little memory. */
    private static final int CHUNK = 256 * 1024;

    private final Plan plan;
    private final Contents contents;
    private final TrialCheck check;
    private final int trialsPerChunk;
    private final NativeMemory chunk;

    ReadBack(Plan plan, Contents contents, TrialCheck check) {
        this.plan = plan;
        this.contents = contents;
        this.check = check;
        this.trialsPerChunk = Math.max(1, CHUNK / plan.region());
        this.chunk = NativeMemory.allocate(trialsPerChunk * plan.region());
    }

    /** @param how the file was opened: {@code direct} or {@code buffered} */
    void read(OpenFile file, String how) throws IOException {
        int region = plan.region();
        for (int first = 0; first < plan.trials(); first += trialsPerChunk) {
            int trials = Math.min(trialsPerChunk, plan.trials() - first);
            file.readFully(chunk.address(), trials * region, (long) first * region);
            if (contents.isImage(first * region, chunk, 0, trials * region)) {
                continue;
            }
            for (int i = 0; i < trials; i++) {
                if (!contents.isImage((first + i) * region, chunk, i * region, region)) {
                    check.check(first + i, chunk, i * region, how);
                }
            }
        }
    }

    @Override
    public void close() {
        chunk.close();
    }
}
