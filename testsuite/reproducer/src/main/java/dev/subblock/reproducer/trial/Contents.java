package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.oracle.Expectation;
import dev.subblock.reproducer.oracle.Expected;
import dev.subblock.reproducer.sector.Difference;
import dev.subblock.reproducer.sector.Sector;
import dev.subblock.reproducer.sector.SectorReader;
import dev.subblock.reproducer.sector.TornSector;
import dev.subblock.reproducer.sys.NativeMemory;

/** Compares what was read of a trial's file with what it may be. Not for use by several threads at once. */
final class Contents {

    private final SectorReader reader = new SectorReader();
    private final NativeMemory zeros = NativeMemory.allocate(Sector.SIZE);

    /**
     * Looks at all sectors from the start up to {@code size}, or to the furthest of which something is expected.
     *
     * @param bytes what was read, at least {@code size} bytes of it
     * @param size of the file as it was found, in bytes
     * @param how it was read, as evidence has it
     */
    void check(Plan plan, TrialFile trial, Expected expected, NativeMemory bytes, int size, String how, Findings findings) {
        Expectation[] sectors = expected.sectors();
        for (int sector = 0; sector < sectors.length; sector++) {
            int at = sector * Sector.SIZE;
            if (at + Sector.SIZE > size) {
                if (sector < expected.leastSize()) {
                    findings.miscompare(at, at + Sector.SIZE, how, sectors[sector].toString(), "nothing");
                }
            } else if (!accepts(plan, trial, sectors[sector], bytes, at)) {
                wrong(plan, trial, sectors[sector], bytes, at, how, findings);
            }
        }
    }

    /** Looks at bytes that have to be zeros: those of a mapping behind the end of the file. */
    void checkZeros(TrialFile trial, NativeMemory bytes, int from, int to, String how, Findings findings) {
        for (int at = from; at < to; at += Sector.SIZE) {
            int length = Math.min(Sector.SIZE - at % Sector.SIZE, to - at);
            if (!bytes.sameAs(at, zeros, 0, length)) {
                Sector seen = length == Sector.SIZE ? reader.read(bytes.buffer(), at) : null;
                String appearance = seen != null && seen.kind() == Sector.Kind.INTACT ? appearance(trial, seen) : bytes(bytes, at, length);
                findings.miscompare(at, at + length, how, "zeros", appearance);
            }
        }
    }

    /** Looks at the file that shared its blocks with the trial's: it was not written to, and has to be what it was. */
    void checkBefore(TrialFile trial, NativeMemory bytes, int size, int wanted, Findings findings) {
        for (int at = 0; at < wanted; at += Sector.SIZE) {
            if (at + Sector.SIZE > size) {
                findings.miscompare(at, at + Sector.SIZE, "direct", "before", "nothing");
            } else if (!bytes.sameAs(at, trial.before(), at, Sector.SIZE)) {
                Sector seen = reader.read(bytes.buffer(), at);
                findings.miscompare(at, at + Sector.SIZE, "direct", "before", seen.kind() == Sector.Kind.ZEROS ? "zeros"
                        : seen.kind() == Sector.Kind.INTACT ? appearance(trial, seen) : bytes(bytes, at, Sector.SIZE));
            }
        }
    }

    private boolean accepts(Plan plan, TrialFile trial, Expectation expected, NativeMemory bytes, int at) {
        for (int i = 0; i < expected.writes(); i++) {
            int write = expected.write(i);
            if (bytes.sameAs(at, trial.payload(), plan.payloadOffset(write) + at - plan.landing(write), Sector.SIZE)) {
                return true;
            }
        }
        return expected.before() && bytes.sameAs(at, trial.before(), at, Sector.SIZE)
                || expected.zeros() && bytes.sameAs(at, zeros, 0, Sector.SIZE);
    }

    private void wrong(Plan plan, TrialFile trial, Expectation expected, NativeMemory bytes, int at, String how, Findings findings) {
        Sector seen = reader.read(bytes.buffer(), at);
        if (seen.kind() == Sector.Kind.ZEROS) {
            findings.miscompare(at, at + Sector.SIZE, how, expected.toString(), "zeros");
        } else if (seen.kind() == Sector.Kind.INTACT) {
            findings.miscompare(at, at + Sector.SIZE, how, expected.toString(), appearance(trial, seen));
        } else {
            byte[] torn = new byte[Sector.SIZE];
            bytes.buffer().get(at, torn);
            for (Difference difference : new TornSector(torn, trial.token(), TrialFile.WRITTEN).from(wanted(plan, trial, expected, at))) {
                findings.miscompare(at + difference.from(), at + difference.to(), how, expected.toString(), difference.seen());
            }
        }
    }

    private static String appearance(TrialFile trial, Sector seen) {
        if (seen.run() != trial.token() || seen.generation() == 0) {
            return "older";
        }
        return seen.generation() == TrialFile.BEFORE ? "before" : "write " + seen.writer();
    }

    /** One of the sectors that would be right. */
    private static byte[] wanted(Plan plan, TrialFile trial, Expectation expected, int at) {
        byte[] wanted = new byte[Sector.SIZE];
        if (expected.writes() > 0) {
            int write = expected.write(0);
            trial.payload().buffer().get(plan.payloadOffset(write) + at - plan.landing(write), wanted);
        } else if (expected.before()) {
            trial.before().buffer().get(at, wanted);
        }
        return wanted;
    }

    private static String bytes(NativeMemory bytes, int at, int length) {
        StringBuilder hex = new StringBuilder("bytes ");
        for (int i = 0; i < Math.min(16, length); i++) {
            hex.append(Character.forDigit(bytes.buffer().get(at + i) >> 4 & 15, 16)).append(Character.forDigit(bytes.buffer().get(at + i) & 15, 16));
        }
        return hex.toString();
    }
}
