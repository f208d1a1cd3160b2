package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.oracle.Acknowledged;
import dev.subblock.reproducer.oracle.Expectation;
import dev.subblock.reproducer.oracle.Oracle;
import dev.subblock.reproducer.scenario.SectorRange;
import dev.subblock.reproducer.sector.Difference;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorReader;
import dev.subblock.reproducer.sector.TornSector;
import dev.subblock.reproducer.sys.NativeMemory;
import java.util.ArrayList;
import java.util.List;

/** Looks at a trial's region sector by sector, once it is known not to be as the image. */
final class TrialCheck {

    private static final byte[] ZEROS = new byte[Sector.SIZE];

    private final Plan plan;
    private final Contents contents;
    private final WriteLog log;
    private final int run;
    private final Findings findings;
    private final SectorReader reader = new SectorReader();

    TrialCheck(Plan plan, Contents contents, WriteLog log, int run, Findings findings) {
        this.plan = plan;
        this.contents = contents;
        this.log = log;
        this.run = run;
        this.findings = findings;
    }

    /**
     * @param at where in {@code bytes} the trial's region begins
     * @param read {@code direct} or {@code buffered}
     */
    void check(int trial, NativeMemory bytes, int at, String read) {
        Expectation[] expected = expectations(trial);
        int start = trial * plan.region();
        for (int i = 0; i < expected.length; i++) {
            int offset = start + i * Sector.SIZE;
            int from = at + i * Sector.SIZE;
            if (expected[i] != Expectation.ANYTHING && !contents.isImage(offset, bytes, from, Sector.SIZE)) {
                sector(trial, offset, expected[i], bytes, from, read);
            }
        }
    }

    private void sector(int trial, int offset, Expectation expected, NativeMemory bytes, int at, String read) {
        Sector seen = reader.read(bytes.buffer(), at);
        boolean ours = seen.run() == run && seen.generation() == Contents.GENERATION;
        if (seen.kind() == Sector.Kind.ZEROS) {
            if (expected != Expectation.ZEROS) {
                findings.miscompare(trial, offset, offset + Sector.SIZE, read, expected.toString(), "zeros");
            }
        } else if (seen.kind() == Sector.Kind.INTACT) {
            if (!ours || seen.offset() != offset || !expected.accepts(seen.writer())) {
                String appearance = ours ? "write " + seen.writer() : "older";
                findings.miscompare(trial, offset, offset + Sector.SIZE, read, expected.toString(), appearance);
            }
        } else {
            torn(trial, offset, expected, bytes, at, read);
        }
    }

    private void torn(int trial, int offset, Expectation expected, NativeMemory bytes, int at, String read) {
        byte[] seen = new byte[Sector.SIZE];
        bytes.buffer().get(at, seen);
        byte[] wanted = expected.nearest() == 0 ? ZEROS : contents.sector(expected.nearest() - 1, offset);
        for (Difference difference : new TornSector(seen, run, Contents.GENERATION).from(wanted)) {
            findings.miscompare(trial, offset + difference.from(), offset + difference.to(), read, expected.toString(),
                    difference.seen());
        }
    }

    private Expectation[] expectations(int trial) {
        List<Acknowledged> writes = new ArrayList<>();
        int first = trial * plan.writesPerTrial();
        for (int write = first; write < first + plan.writesPerTrial(); write++) {
            SectorRange range = plan.range(write);
            writes.add(new Acknowledged(write + 1, range.start(), range.count(), log.result(write) == plan.length(write)));
        }
        return Oracle.expect(plan.region() / Sector.SIZE, writes);
    }
}
