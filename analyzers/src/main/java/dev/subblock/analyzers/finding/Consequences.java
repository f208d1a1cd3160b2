package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.analyzers.evidence.Words;
import dev.subblock.analyzers.evidence.WrongFlight;
import dev.subblock.reproducer.evidence.Event;
import java.util.List;
import java.util.Optional;

/** What is wrong without a byte of a block being so: results (family (g)) and sizes (family (c)). */
final class Consequences {
    /** The largest errno that can be taken for a count of bytes: below a sector, no write returns so few. */
    private static final long SECTOR = 512;
    private static final List<String> SIZES = List.of("R5", "R9", "R16");

    private Consequences() {}

    static Finding of(Event.BadResult b, String own, Optional<Event.Write> write, int blockSize) {
        String returned = "write " + Letters.of(b.write()) + " returned "
                + (b.result() < 0 ? Errno.of(b.result()) : count(b, write)) + wanted(b);
        String why = "";
        String raceClass = own.equals("R18") ? own : Finding.UNCLASSIFIED;
        if (b.expected() < 0 && b.result() >= 0) {
            why = ": the error was swallowed";
            raceClass = "R18";
        } else if (b.expected() > 0 && b.result() > 0 && b.result() < SECTOR && Errno.known(b.result())) {
            why = ": the number of " + Errno.of(-b.result()) + ", taken for a count";
            raceClass = "R18";
        }
        return new Finding(raceClass, b.scenario(), b.trial(), write.map(w -> w.offset() / blockSize).orElse(Finding.NO_BLOCK),
                returned + why + "; " + Wording.named(raceClass), Kind.BAD_RESULT, Optional.empty());
    }

    private static String count(Event.BadResult b, Optional<Event.Write> write) {
        long of = b.expected() >= 0 ? b.expected() : write.map(w -> (long) w.length()).orElse(-1L);
        return of < 0 ? b.result() + " bytes" : b.result() == of ? "all of its " + of + " bytes" : b.result() + " of its " + of + " bytes";
    }

    private static String wanted(Event.BadResult b) {
        return b.expected() < 0 ? " where it had to return " + Errno.of(b.expected()) : "";
    }

    /** Which writes were in flight together: what only a scenario that asks for it can find, and of its own class. */
    static Finding of(WrongFlight f, ScenarioEvidence evidence) {
        String sentence = f.write() == 0
                ? (f.seen() == 0 ? "none of the writes was" : "at most " + f.seen() + " of the writes " + (f.seen() == 1 ? "was" : "were"))
                        + " on the disk at once, where " + f.wanted() + " have to be: they wait for one another"
                : "write " + Letters.of(f.write()) + " has to be alone in flight, and " + (f.seen() == 2 ? "another was"
                        : f.seen() - 1 + " others were") + " on the disk beside it";
        return new Finding(evidence.raceClass(), evidence.scenario(), f.trial(), Finding.NO_BLOCK, sentence + "; " + Wording.named(evidence.raceClass()),
                f.write() == 0 ? Kind.WAITED : Kind.NOT_ALONE, Optional.empty());
    }

    static Finding of(Event.BadSize b, String own) {
        boolean cut = b.read().equals(Words.CUT);
        boolean lost = b.seen() < b.expected();
        String otherwise = !lost ? Finding.UNCLASSIFIED : cut ? "R17" : "R5";
        boolean fits = lost && cut ? own.equals("R17") : lost ? SIZES.contains(own) : own.equals("S") || !cut && SIZES.contains(own);
        String raceClass = fits ? own : otherwise;
        String sentence = "the file is " + b.seen() + " bytes long" + (cut ? " after the power cut" : "") + " where what was acknowledged makes it "
                + b.expected() + ": " + (lost ? "its last " + (b.expected() - b.seen()) + " bytes are lost" : (b.seen() - b.expected()) + " bytes too long")
                + "; " + Wording.named(raceClass);
        return new Finding(raceClass, b.scenario(), b.trial(), Finding.NO_BLOCK, sentence,
                cut && lost ? Kind.NOT_DURABLE : lost ? Kind.LOST_TAIL : Kind.BAD_SIZE, Optional.empty());
    }
}
