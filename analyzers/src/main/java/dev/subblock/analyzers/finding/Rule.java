package dev.subblock.analyzers.finding;

import java.util.function.Predicate;

/**
 * The table that turns a miscompare into a kind and a class: the first row that applies decides. The classes are
 * those of races.md 2.1, told apart by the signature families listed under its table.
 */
enum Rule {
    /** Family (f): wrong in the page cache, right on the medium. */
    CACHE(Suspicion::cacheOnly, Kind.CACHE_INCOHERENT, "R14"),
    /** Family (a), and an aligned write lost to a pad: "no need to serialise against aligned DIO". */
    PAD_OVER_ALIGNED(s -> s.zeros() && !s.exact().isEmpty() && s.alignedVictim(), Kind.PAD_ZEROS, "R2"),
    /** Family (a) between two unaligned writes. */
    PAD_OVER_UNALIGNED(s -> s.zeros() && !s.exact().isEmpty(), Kind.PAD_ZEROS, "R1"),
    PART_OF_PAD(s -> s.zeros() && !s.around().isEmpty(), Kind.PART_OF_PAD_ZEROS, Finding.UNCLASSIFIED),
    ZEROS(Suspicion::zeros, Kind.UNKNOWN_ZEROS, Finding.UNCLASSIFIED),
    /** Families (d) and (e). */
    OLDER(Suspicion::older, Kind.STALE, Finding.STALE),
    ANOTHER_WRITE(Suspicion::otherWrite, Kind.MISDIRECTED, Finding.MISDIRECTED),
    /** Family (d): what the disk held before the block belonged to the file. */
    GAP_NOT_ZERO(s -> s.victims().isEmpty(), Kind.FOREIGN, Finding.STALE),
    UNKNOWN(s -> true, Kind.FOREIGN, Finding.UNCLASSIFIED);

    private final Predicate<Suspicion> applies;
    private final Kind kind;
    private final String raceClass;

    Rule(Predicate<Suspicion> applies, Kind kind, String raceClass) {
        this.applies = applies;
        this.kind = kind;
        this.raceClass = raceClass;
    }

    static Rule of(Suspicion suspicion) {
        for (Rule rule : values()) {
            if (rule.applies.test(suspicion)) {
                return rule;
            }
        }
        throw new AssertionError("the last rule applies to everything");
    }

    Kind kind() {
        return kind;
    }

    String raceClass() {
        return raceClass;
    }
}
