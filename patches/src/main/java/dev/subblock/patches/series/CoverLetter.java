package dev.subblock.patches.series;

import java.util.List;
import java.util.regex.Pattern;

/** Finds where the words of a cover letter end and git's statistics begin. */
final class CoverLetter {
    private static final Pattern STATISTICS =
            Pattern.compile(" \\S.* \\| +(\\d+ [+-]*|Bin .*)| \\d+ files? changed.*|-- ?|base-commit: .*");

    private CoverLetter() {}

    static String text(Mail cover) {
        List<String> lines = cover.body().stream().takeWhile(line -> !STATISTICS.matcher(line).matches()).toList();
        return String.join("\n", lines).strip();
    }
}
