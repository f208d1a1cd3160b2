package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.aio.AioContext;
import dev.subblock.reproducer.aio.Completions;
import dev.subblock.reproducer.oracle.Outcome;
import dev.subblock.reproducer.scenario.Op;
import dev.subblock.reproducer.scenario.Write;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorWriter;
import dev.subblock.reproducer.sys.Mapping;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.Pipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of one trial, with all that its ops need. Lanes carry out its steps together; each result is written by one
 * of them, and read when all have returned.
 */
final class TrialFile implements Outcome, Completions {

    /** Of the writes of a trial; what lay on the disk before has 0. */
    static final int WRITTEN = 1;
    /** Of what the file held before its trial. */
    static final int BEFORE = 2;

    private final Plan plan;
    private final int number;
    private final int token;
    private final String path;
    private final List<OpenFile> files = new ArrayList<>();
    private final NativeMemory payload;
    private final NativeMemory before;
    private final NativeMemory scratch;
    private final long[] results;
    private final long[] steps;
    private final int[] piped;
    private final List<Pipe> pipes = new ArrayList<>();
    private Mapping mapping;

    /**
     * @param number of the trial, from 0
     * @param run token of the scenario's run; the trial's sectors carry it plus the number
     */
    TrialFile(Plan plan, String path, int number, int run) {
        this.plan = plan;
        this.path = path;
        this.number = number;
        this.token = run + number;
        this.results = new long[plan.writes() + 1];
        this.steps = new long[plan.steps()];
        this.piped = new int[plan.writes() + 1];
        this.payload = NativeMemory.allocate(plan.payloadSize());
        SectorWriter writer = new SectorWriter(token, WRITTEN);
        for (int write = 1; write <= plan.writes(); write++) {
            writer.write(payload.buffer(), plan.payloadOffset(write), plan.length(write) / Sector.SIZE, write, plan.landing(write));
        }
        boolean anything = plan.sizeBefore() > 0 && plan.scenario().geometry().state().written(0);
        this.before = anything ? NativeMemory.allocate(plan.sizeBefore()) : null;
        if (anything) {
            new SectorWriter(token, BEFORE).write(before.buffer(), 0, plan.sizeBefore() / Sector.SIZE, 0, 0);
        }
        this.scratch = plan.scratch() > 0 ? NativeMemory.allocate(plan.scratch()) : null;
    }

    /** Opens the file, which is there, in each way that an op needs. */
    void open() throws IOException {
        for (int flags : plan.flags()) {
            files.add(OpenFile.open(path, flags));
        }
        fillPipes();
        if (plan.maps() && needsMapping()) {
            try (OpenFile file = OpenFile.open(path, OpenFile.READ_WRITE)) {
                mapping = Mapping.of(file, plan.span());
            }
        }
    }

    /** Fills a pipe for each splice, in their order. */
    private void fillPipes() throws IOException {
        for (List<Step> phase : plan.phases()) {
            for (Step step : phase) {
                if (step.op() instanceof Op.Splice splice) {
                    int write = splice.write().number();
                    pipes.add(Pipe.holding(address(write), plan.length(write)));
                    piped[write] = pipes.size() - 1;
                }
            }
        }
    }

    private boolean needsMapping() {
        for (List<Step> phase : plan.phases()) {
            for (Step step : phase) {
                if (step.op() != null && Step.flags(step.op()) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Fills the slots of a lane's context with its writes. */
    void prepare(int lane, AioContext aio) {
        for (List<Step> phase : plan.phases()) {
            for (Step step : phase) {
                if (step.lane() == lane && step.op() instanceof Op.Aio op) {
                    int slot = step.slot();
                    for (Write write : op.writes()) {
                        int n = write.number();
                        aio.prepareWrite(slot++, files.get(step.descriptor()).fd(), address(n), plan.length(n), plan.offset(n), n);
                    }
                }
            }
        }
    }

    /** Carries out a step that is neither AIO nor a wait for it. */
    void carryOut(Step step) throws IOException {
        Op op = step.op();
        OpenFile file = step.descriptor() < 0 ? null : files.get(step.descriptor());
        if (op instanceof Op.Pwrite pwrite) {
            int write = pwrite.write().number();
            results[write] = file.pwrite(address(write), plan.length(write), plan.offset(write));
        } else if (op instanceof Op.Splice splice) {
            int write = splice.write().number();
            results[write] = pipes.get(piped[write]).spliceTo(file, plan.offset(write), splice.asks() * Sector.SIZE);
        } else if (op instanceof Op.Store store) {
            int write = store.write().number();
            mapping.buffer().put(plan.offset(write), payload.buffer(), plan.payloadOffset(write), plan.length(write));
            results[write] = plan.length(write);
        } else if (op instanceof Op.Read read) {
            int start = read.range().start() * Sector.SIZE;
            int length = read.range().count() * Sector.SIZE;
            if (file == null) {
                scratch.buffer().put(0, mapping.buffer(), start, length);
            } else {
                steps[step.number()] = file.pread(scratch.address(), length, start);
            }
        } else if (op instanceof Op.Fsync) {
            steps[step.number()] = file.fsync();
        } else if (op instanceof Op.Falloc falloc) {
            steps[step.number()] = file.allocate((long) falloc.range().start() * Sector.SIZE,
                    (long) falloc.range().count() * Sector.SIZE, falloc.keep());
        } else if (op instanceof Op.Truncate truncate) {
            steps[step.number()] = file.truncate((long) truncate.sectors() * Sector.SIZE);
        }
    }

    @Override
    public void completed(long tag, long result) {
        results[(int) tag] = result;
    }

    @Override
    public boolean acknowledged(int write) {
        return results[write] == plan.length(write);
    }

    @Override
    public boolean succeeded(int step) {
        return steps[step] >= 0;
    }

    /** Whether every op did what it does where nothing fails. */
    boolean allWell() {
        for (int write = 1; write < results.length; write++) {
            if (!acknowledged(write)) {
                return false;
            }
        }
        return failedStep() < 0;
    }

    /** The number of an op, no write, that failed; -1 if there is none. */
    int failedStep() {
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Bytes, or a negative errno. */
    long result(int write) {
        return results[write];
    }

    /** What an op that is no write returned. */
    long stepResult(int step) {
        return steps[step];
    }

    int number() {
        return number;
    }

    /** What its sectors carry. */
    int token() {
        return token;
    }

    String path() {
        return path;
    }

    /** The file with which this one shares its blocks; exists if they are shared. */
    String partner() {
        return path + "-partner";
    }

    /** What all writes write, one behind the other. */
    NativeMemory payload() {
        return payload;
    }

    /** What the file held before, in those blocks that were written; null if none was. */
    NativeMemory before() {
        return before;
    }

    private long address(int write) {
        return payload.address() + plan.payloadOffset(write);
    }

    /** Closes what the ops used; the results and the payload stay. */
    void closeFiles() throws IOException {
        if (mapping != null) {
            mapping.close();
            mapping = null;
        }
        while (!pipes.isEmpty()) {
            pipes.remove(pipes.size() - 1).close();
        }
        while (!files.isEmpty()) {
            files.remove(files.size() - 1).close();
        }
    }

    /** Frees the memory, of which nothing may be in flight. */
    void free() {
        payload.close();
        if (before != null) {
            before.close();
        }
        if (scratch != null) {
            scratch.close();
        }
    }
}
