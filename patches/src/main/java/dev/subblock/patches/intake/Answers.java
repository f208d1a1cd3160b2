package dev.subblock.patches.intake;

import dev.subblock.patches.mailbox.Letter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What others wrote about a series: left out, and the trailers in it told. */
final class Answers {
    private static final Pattern TRAILER = Pattern.compile("[A-Z][A-Za-z]*(-[A-Za-z]+){0,4}-by: \\S.*@.*");
    /** A trailer fits a line. */
    private static final int LONGEST = 300;

    private Answers() {}

    /**
     * @param answers mails that are no part of the series
     * @param chosen the series, number to mail
     * @param remarks takes a line for each mail, and one for each trailer
     */
    static void tell(List<Letter> answers, Map<Integer, PatchLetter> chosen, List<String> remarks) {
        Map<String, Integer> numbers = new HashMap<>();
        chosen.forEach((number, letter) -> numbers.put(letter.letter().id(), number));
        numbers.remove("");
        LinkedHashSet<String> trailers = new LinkedHashSet<>();
        for (Letter answer : answers) {
            String by = answer.fromName().isEmpty() ? answer.fromEmail() : answer.fromName();
            remarks.add(answer.origin() + ": left out, no patch: \"" + shortened(answer.subject()) + "\" by " + shortened(by));
            Integer number = answer.answers().stream().map(numbers::get).filter(n -> n != null).findFirst().orElse(null);
            String of = number == null ? "for none of these patches" : number == 0 ? "for the series" : "for patch " + number;
            answer.text().stream().filter(l -> l.length() < LONGEST && TRAILER.matcher(l).matches())
                    .forEach(line -> trailers.add("not added: " + line + " (" + of + ", in " + answer.origin() + ")"));
        }
        remarks.addAll(trailers);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
