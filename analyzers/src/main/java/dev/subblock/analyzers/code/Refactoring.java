package dev.subblock.analyzers.code;

import dev.subblock.patches.claim.ProtocolClaim;
import dev.subblock.patches.series.Patch;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patches of which it is said that nothing changes with them. */
public final class Refactoring {

    /** As kernel developers say it, in a message of which line ends and white space do not count. */
    private static final Pattern WORDS = Pattern.compile("\\bno (\\w+ )?(functional|functionality|behaviou?r|behaviou?ral|semantic|logic) changes?\\b"
            + "|\\bno changes? (in|of|to) (\\w+ )?(behaviou?r|functionality|semantics|logic)\\b|\\bchanges? no (behaviou?r|functionality|semantics|code)\\b"
            + "|\\b(do(es)? not|don't|doesn't|should not|shouldn't) change (the |any )?(behaviou?r|functionality|semantics|logic|code generation|generated code)\\b"
            + "|\\bwithout (changing|any change (in|of)) (the )?(behaviou?r|functionality|semantics|logic)\\b|\\b(pure|purely a|just a|only a) (refactor(ing)?|code move(ment)?)\\b",
            Pattern.CASE_INSENSITIVE);

    private Refactoring() {}

    /**
     * The words that say so: a claim about the protocol in which no kind of write may change, or what the message says.
     *
     * @param claims of the series
     */
    public static Optional<String> promised(Patch patch, List<ProtocolClaim> claims) {
        Optional<String> claimed = claims.stream().filter(c -> c.from() <= patch.number() && patch.number() <= c.to() && c.changes().isEmpty())
                .map(ProtocolClaim::quote).findFirst();
        Matcher said = WORDS.matcher(patch.message().replaceAll("\\s+", " "));
        return claimed.or(() -> said.find() ? Optional.of(said.group()) : Optional.empty());
    }
}
