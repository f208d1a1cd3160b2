package dev.subblock.patches.intake;

import dev.subblock.patches.series.PatchMail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A series as it was found.
 *
 * @param version {@code v2}; {@code v1} if nothing is said
 * @param cover the cover letter
 * @param patches in order, at least one
 * @param remarks what was left out or guessed, a line each
 */
public record Intake(String version, Optional<PatchMail> cover, List<PatchMail> patches, List<String> remarks) {
    /** Long enough to know the series again, short enough to type. */
    private static final int NAME_LENGTH = 40;

    public Intake {
        patches = List.copyOf(patches);
        remarks = remarks.stream().map(Intake::printable).toList();
    }

    /** A name for it, of the title of its cover letter or first patch: lower case, digits and hyphens. */
    public String name() {
        String name = cover.orElse(patches.get(0)).title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        name = name.substring(0, Math.min(NAME_LENGTH, name.length())).replaceAll("-$", "");
        return name.isEmpty() ? "series" : name;
    }

    /** What mails say could rewrite the terminal that it is shown on. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }
}
