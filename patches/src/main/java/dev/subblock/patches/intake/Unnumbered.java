package dev.subblock.patches.intake;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts patches without numbers into an order. */
final class Unnumbered {
    private Unnumbered() {}

    /**
     * Those of the newest version; in the order in which each answers the one before it, or else by date, or as they lie there.
     *
     * @param remarks takes what was left out or guessed
     * @throws IntakeException if two have one title and differ
     */
    static List<PatchLetter> order(List<PatchLetter> letters, List<String> remarks) throws IntakeException {
        int newest = letters.stream().mapToInt(Candidates::version).max().orElseThrow();
        List<PatchLetter> kept = new ArrayList<>();
        for (PatchLetter letter : letters) {
            Optional<PatchLetter> twin = kept.stream().filter(k -> k.mail().title().equals(letter.mail().title())).findFirst();
            if (Candidates.version(letter) < newest) {
                remarks.add(letter.letter().origin() + ": left out, there is v" + newest);
            } else if (twin.isEmpty()) {
                kept.add(letter);
            } else if (Candidates.sameAs(twin.get(), letter)) {
                remarks.add(letter.letter().origin() + ": left out, it is " + twin.get().letter().origin() + " once more");
            } else {
                throw new IntakeException(twin.get().letter().origin() + " and " + letter.letter().origin() + " have one title and differ: save the one that counts");
            }
        }
        if (kept.size() == 1) {
            return kept;
        }
        Optional<List<PatchLetter>> chain = chain(kept);
        if (chain.isPresent()) {
            remarks.add("guessed: the patches have no numbers, and were put in the order in which they answer each other");
            return chain.get();
        }
        if (kept.stream().allMatch(PatchLetter::dated) && kept.stream().map(k -> k.mail().authored().toInstant()).distinct().count() == kept.size()) {
            remarks.add("guessed: the patches have no numbers, and were put in the order of their dates");
            kept.sort((a, b) -> OffsetDateTime.timeLineOrder().compare(a.mail().authored(), b.mail().authored()));
        } else {
            remarks.add("guessed: the patches have no numbers, and were left in the order in which they lie there");
        }
        return kept;
    }

    /** One of them answers none of the others, and each other one is answered at most once: nothing if it is not so. */
    private static Optional<List<PatchLetter>> chain(List<PatchLetter> letters) {
        Map<String, PatchLetter> byId = new HashMap<>();
        letters.forEach(l -> byId.put(l.letter().id(), l));
        byId.remove("");
        Map<PatchLetter, PatchLetter> after = new HashMap<>();
        PatchLetter first = null;
        for (PatchLetter letter : letters) {
            PatchLetter before = letter.letter().answers().stream().limit(1).map(byId::get).filter(b -> b != null && b != letter).findFirst().orElse(null);
            if (before == null ? first != null : after.put(before, letter) != null) {
                return Optional.empty();
            }
            first = before == null ? letter : first;
        }
        List<PatchLetter> chain = new ArrayList<>();
        for (PatchLetter at = first; at != null && chain.size() < letters.size(); at = after.get(at)) {
            chain.add(at);
        }
        return chain.size() == letters.size() ? Optional.of(chain) : Optional.empty();
    }
}
