package dev.subblock.patches.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbered patch mails of a thread by version and length of their series, of which one is chosen. */
final class Candidates {

    /** One series: all mails for each number; 0 is the cover letter. */
    private record Group(int version, int count, TreeMap<Integer, List<PatchLetter>> mails) {
        List<Integer> missing() {
            return IntStream.rangeClosed(1, count).filter(n -> !mails.containsKey(n)).boxed().toList();
        }

        String name() {
            return "v" + version + " of " + count + (count == 1 ? " patch" : " patches");
        }
    }

    /** What was chosen: number to mail, 1 to n and perhaps 0. */
    record Choice(int version, TreeMap<Integer, PatchLetter> mails) {}

    private final List<Group> groups = new ArrayList<>();
    private final List<String> remarks;

    /** @param remarks takes what is left out */
    Candidates(List<String> remarks) {
        this.remarks = remarks;
    }

    void add(PatchLetter letter) throws IntakeException {
        int version = version(letter);
        int count = letter.subject().count().getAsInt();
        int number = letter.subject().number().getAsInt();
        if (number > count) {
            throw new IntakeException(letter.letter().origin() + ": its subject says that it is patch " + number + " of " + count);
        }
        Group group = groups.stream().filter(g -> g.version() == version && g.count() == count).findFirst().orElse(null);
        if (group == null) {
            group = new Group(version, count, new TreeMap<>());
            groups.add(group);
        }
        group.mails().computeIfAbsent(number, n -> new ArrayList<>()).add(letter);
    }

    static int version(PatchLetter letter) {
        return letter.subject().version().map(v -> Integer.parseInt(v.substring(1))).orElse(1);
    }

    boolean isEmpty() {
        return groups.stream().allMatch(g -> g.mails().keySet().stream().allMatch(n -> n == 0));
    }

    /** @throws IntakeException if patches are missing, if two differ in all but their number, or if two series are there */
    Choice choose() throws IntakeException {
        int newest = groups.stream().filter(g -> g.mails().lastKey() > 0).mapToInt(Group::version).max().orElseThrow();
        List<Group> named = groups.stream().filter(g -> g.version() == newest && g.mails().lastKey() > 0).toList();
        List<Group> whole = named.stream().filter(g -> g.missing().isEmpty()).toList();
        if (whole.size() > 1 || whole.isEmpty() && named.size() > 1) {
            throw new IntakeException("there are several series here, " + named.stream().map(Group::name).collect(Collectors.joining(" and "))
                    + ": save the mails of one");
        }
        Group chosen = whole.isEmpty() ? named.get(0) : whole.get(0);
        TreeMap<Integer, PatchLetter> mails = new TreeMap<>();
        for (Map.Entry<Integer, List<PatchLetter>> entry : chosen.mails().entrySet()) {
            mails.put(entry.getKey(), one(entry.getKey(), chosen, entry.getValue()));
        }
        Optional<Group> filledFrom = chosen.missing().isEmpty() ? Optional.empty() : fill(chosen, mails);
        for (Group other : groups) {
            if (other != chosen && !filledFrom.filter(other::equals).isPresent()) {
                remarks.add("left out: " + other.name() + "; " + chosen.name() + " was taken");
            }
        }
        return new Choice(newest, mails);
    }

    private PatchLetter one(int number, Group group, List<PatchLetter> mails) throws IntakeException {
        PatchLetter kept = mails.get(0);
        for (PatchLetter next : mails.subList(1, mails.size())) {
            if (sameAs(kept, next)) {
                remarks.add(next.letter().origin() + ": left out, it is " + number + " of " + group.count() + " once more");
            } else if (next.subject().isResend() && !kept.subject().isResend() || number == 0) {
                remarks.add(kept.letter().origin() + ": left out, " + next.letter().origin() + " is " + number + " of " + group.count() + " sent again");
                kept = next;
            } else if (kept.subject().isResend() && !next.subject().isResend()) {
                remarks.add(next.letter().origin() + ": left out, " + kept.letter().origin() + " is " + number + " of " + group.count() + " sent again");
            } else {
                throw new IntakeException(kept.letter().origin() + " and " + next.letter().origin() + " are two different patches " + number
                        + " of " + group.count() + ": save the mails of one series");
            }
        }
        return kept;
    }

    static boolean sameAs(PatchLetter a, PatchLetter b) {
        return a.mail().message().equals(b.mail().message()) && java.util.Arrays.equals(a.mail().diff(), b.mail().diff());
    }

    /** Single patches sent anew, in answer to those that they replace: the others are those of the version before. */
    private Optional<Group> fill(Group chosen, TreeMap<Integer, PatchLetter> mails) throws IntakeException {
        for (Group before : groups.stream().filter(g -> g.version() < chosen.version() && g.count() == chosen.count())
                .sorted((a, b) -> b.version() - a.version()).toList()) {
            Set<String> ids = new HashSet<>();
            before.mails().values().forEach(all -> all.forEach(m -> ids.add(m.letter().id())));
            boolean answers = mails.values().stream().allMatch(m -> m.letter().answers().stream().anyMatch(ids::contains));
            if (before.missing().isEmpty() && answers) {
                for (Map.Entry<Integer, List<PatchLetter>> entry : new HashMap<>(before.mails()).entrySet()) {
                    if (!mails.containsKey(entry.getKey())) {
                        mails.put(entry.getKey(), one(entry.getKey(), before, entry.getValue()));
                    }
                }
                remarks.add("guessed: patches " + numbers(chosen.missing()) + " are those of v" + before.version()
                        + "; of v" + chosen.version() + " only the others are here, and they answer it");
                return Optional.of(before);
            }
        }
        List<Integer> missing = chosen.missing();
        throw new IntakeException((missing.size() == 1 ? "patch " : "patches ") + numbers(missing) + " of " + chosen.count()
                + (missing.size() == 1 ? " is" : " are") + " missing; save the whole thread");
    }

    /** {@code 3, 5 and 7}; of many, the first ten. */
    private static String numbers(List<Integer> numbers) {
        List<String> words = numbers.stream().limit(10).map(String::valueOf).toList();
        if (numbers.size() > words.size()) {
            return String.join(", ", words) + " and " + (numbers.size() - words.size()) + " more";
        }
        return words.size() == 1 ? words.get(0) : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
