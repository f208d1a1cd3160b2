package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.oracle.Expected;
import dev.subblock.reproducer.scenario.BlockState;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sys.Mapping;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;

/** Reads trials' files back, in each way, and has every byte looked at. */
final class ReadBack implements AutoCloseable {

    private static final int PAGE = 4096;

    private final Plan plan;
    private final Contents contents;
    private final Interlude interlude;
    private final NativeMemory memory;

    ReadBack(Plan plan, Contents contents, Interlude interlude) {
        this.plan = plan;
        this.contents = contents;
        this.interlude = interlude;
        this.memory = NativeMemory.allocate(plan.span());
    }

    /**
     * Reads the file through the page cache as the ops left that, then directly, then through a mapping if that is
     * asked for; and the file that shared its blocks, which may not have changed.
     *
     * @throws SysException EIO if the file system is shut down
     */
    void live(TrialFile trial, Expected expected, Findings findings) throws IOException {
        try (OpenFile file = OpenFile.open(trial.path(), OpenFile.READ_ONLY)) {
            size(file, "buffered", expected, findings);
            contents.check(plan, trial, expected, memory, read(file), "buffered", findings);
        }
        interlude.beforeDirectRead(trial.number(), trial.path());
        try (OpenFile file = OpenFile.open(trial.path(), OpenFile.READ_ONLY | OpenFile.DIRECT)) {
            contents.check(plan, trial, expected, memory, read(file), "direct", findings);
        }
        if (plan.scenario().demands().mapped()) {
            mapped(trial, expected, findings);
        }
        if (plan.scenario().geometry().state() == BlockState.SHARED) {
            partner(trial, findings);
        }
    }

    /** Reads the file's copy after a power cut. */
    void copy(TrialFile trial, Expected expected, String path, Findings findings) throws IOException {
        try (OpenFile file = OpenFile.open(path, OpenFile.READ_ONLY | OpenFile.DIRECT)) {
            size(file, "cut", expected, findings);
            contents.check(plan, trial, expected, memory, read(file), "cut", findings);
        }
    }

    private static void size(OpenFile file, String how, Expected expected, Findings findings) throws SysException {
        long size = file.size();
        if (size < (long) expected.leastSize() * Sector.SIZE) {
            findings.badSize(how, (long) expected.leastSize() * Sector.SIZE, size);
        } else if (size > (long) expected.mostSize() * Sector.SIZE) {
            findings.badSize(how, (long) expected.mostSize() * Sector.SIZE, size);
        }
    }

    /** Fills the memory from the file's start; returns how many bytes there were. */
    private int read(OpenFile file) throws SysException {
        int done = 0;
        while (done < memory.size()) {
            long got = file.pread(memory.address() + done, memory.size() - done, done);
            if (got < 0) {
                throw new SysException("pread " + file.path(), (int) -got);
            }
            done += (int) got;
            if (got == 0 || done % Sector.SIZE != 0) {
                break;
            }
        }
        return done;
    }

    private void mapped(TrialFile trial, Expected expected, Findings findings) throws IOException {
        try (OpenFile file = OpenFile.open(trial.path(), OpenFile.READ_WRITE)) {
            int size = (int) Math.min(file.size(), memory.size());
            int touched = Math.min((size + PAGE - 1) / PAGE * PAGE, memory.size());
            if (touched == 0) {
                return;
            }
            try (Mapping mapping = Mapping.of(file, touched)) {
                memory.buffer().put(0, mapping.buffer(), 0, touched);
            }
            contents.check(plan, trial, expected, memory, size, "mapped", findings);
            contents.checkZeros(trial, memory, size, touched, "mapped", findings);
        }
    }

    private void partner(TrialFile trial, Findings findings) throws IOException {
        try (OpenFile file = OpenFile.open(trial.partner(), OpenFile.READ_ONLY | OpenFile.DIRECT)) {
            contents.checkBefore(trial, memory, read(file), plan.sizeBefore(), findings);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
