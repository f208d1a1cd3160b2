package dev.subblock.analyzers.finding;

import dev.subblock.analyzers.evidence.Words;
import java.util.List;
import java.util.function.Predicate;

/**
 * The table that turns a miscompare into a kind and a class: the first row that applies decides. The classes are those
 * of races.md 2.1, told apart by the signature families listed under its table. Several classes leave the same bytes
 * behind; a scenario is made to show one of them, so its own class counts as shown where the signature fits it.
 */
enum Rule {
    /** Durable was promised, and on the medium all was right until the power went. */
    NOT_DURABLE(s -> s.readAs(Words.CUT) && !s.directWrong(), Kind.NOT_DURABLE, "R17", "R18"),
    /** Family (c). */
    TAIL(s -> s.saw(Words.NOTHING), Kind.LOST_TAIL, "R5", "R9", "R16", "R4"),
    /** Family (d), where only a mapping looks: between the end of the file and the end of its last page. */
    BEHIND_EOF(s -> s.readAs(Words.MAPPED) && s.cacheOnly() && s.expectsZeros(), Kind.STALE, "R8", "R14"),
    /** Family (f): wrong in the page cache, right on the medium. */
    CACHE(Suspicion::cacheOnly, Kind.CACHE_INCOHERENT, "R14", "R7", "R10"),
    /** Family (a), and an aligned write lost to a pad in flight: "no need to serialise against aligned DIO". */
    PAD_OVER_ALIGNED(s -> pads(s) && s.aligned() && s.padsFirst(), Kind.PAD_ZEROS, "R2", "R12", "R3", "R16"),
    /** The other way round: the pad was decided while the aligned write was in flight. */
    PAD_AFTER_ALIGNED(s -> pads(s) && s.aligned(), Kind.PAD_ZEROS, "R12", "R2", "R3", "R16"),
    /** Family (a) between two unaligned writes; a head pad may have begun as zeroing from the end of the file. */
    PAD_OF_ONE_BEHIND(s -> pads(s) && s.headBehind(), Kind.PAD_ZEROS, "R1", "R3", "R4", "R11", "R12", "R16"),
    PAD_OVER_UNALIGNED(s -> pads(s) && !s.victims().isEmpty(), Kind.PAD_ZEROS, "R1", "R3", "R11", "R12", "R16"),
    /** A block that was written is not padded, if it is known for written. */
    PAD_OVER_BEFORE(Rule::pads, Kind.PAD_ZEROS, "R11", "R10", "R12", "R3", "R4", "R16"),
    /** Family (b): from where the file is thought to end to where the next write begins. */
    PART_OF_PAD(s -> s.zeros() && !s.around().isEmpty() && s.behind().isPresent(), Kind.PART_OF_PAD_ZEROS, Finding.UNCLASSIFIED, "R4", "R3"),
    PART_OF_TAIL_PAD(s -> s.zeros() && !s.around().isEmpty(), Kind.PART_OF_PAD_ZEROS, Finding.UNCLASSIFIED),
    ZEROS_BEFORE_A_WRITE(s -> s.zeros() && s.behind().isPresent(), Kind.UNKNOWN_ZEROS, Finding.UNCLASSIFIED, "R4", "R5", "R9", "R10", "R18"),
    ZEROS(Suspicion::zeros, Kind.UNKNOWN_ZEROS, Finding.UNCLASSIFIED, "R5", "R9", "R10", "R18"),
    /** Family (e): the trace has the request that put it back. */
    PUT_BACK(s -> reverted(s) && s.overwritten(), Kind.REVERTED, "R15", "R10", "R16"),
    REVERTED(Rule::reverted, Kind.REVERTED, Finding.STALE, "R15", "R10", "R16", "R18"),
    /** Families (d) and (e). */
    OLDER(s -> s.saw(Words.OLDER) && !s.victims().isEmpty(), Kind.STALE, Finding.STALE, "R15", "R10", "R18"),
    OLDER_IN_GAP(s -> s.saw(Words.OLDER) || s.saw(Words.BEFORE), Kind.STALE, Finding.STALE, "R8", "R10"),
    ANOTHER_WRITE(Suspicion::otherWrite, Kind.MISDIRECTED, Finding.MISDIRECTED, "R16", "R10"),
    /** Family (d): what the disk held before the block belonged to the file. */
    GAP_NOT_ZERO(s -> s.victims().isEmpty(), Kind.FOREIGN, Finding.STALE, "R8", "R10"),
    UNKNOWN(s -> true, Kind.FOREIGN, Finding.UNCLASSIFIED);

    private final Predicate<Suspicion> applies;
    private final Kind kind;
    private final String raceClass;
    private final List<String> others;

    /** @param others classes that leave this behind too */
    Rule(Predicate<Suspicion> applies, Kind kind, String raceClass, String... others) {
        this.applies = applies;
        this.kind = kind;
        this.raceClass = raceClass;
        this.others = List.of(others);
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

    /** The class that this shows in a scenario that is made to show {@code own}. */
    String raceClass(String own) {
        return others.contains(own) ? own : raceClass;
    }

    private static boolean pads(Suspicion s) {
        return s.zeros() && !s.exact().isEmpty();
    }

    /** What was there earlier, or an earlier write to the same bytes. */
    private static boolean reverted(Suspicion s) {
        return !s.victims().isEmpty() && (s.saw(Words.BEFORE) || s.otherWrite() && s.belongs());
    }
}
