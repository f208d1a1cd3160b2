package dev.subblock.patches.intake;

import dev.subblock.patches.series.PatchMail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Series with whatever is hard to carry in a mail, drawn at random. */
final class GeneratedSeries {
    static final String FILE = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";
    private static final List<String> NAMES = List.of("Ada Example", "Zdeněk Příklad", "Müller, Jörg", "山田", "O'Neill (away)", "X. Y. Z.", "ed@example.org");
    private static final List<String> TITLES = List.of("fs: do it", "[media] fs: keep the bracket", "fs: größer, 漢字", "two  blanks", "Revert \"fs: do it\"",
            "fs: ends with a colon:", "=equals=", "re-do it", "a title that is quite a bit longer than any mailer leaves on one line of a header, so that it folds it");
    private static final List<String> LINES = List.of("Plain words.", "", "From: somebody <else@example.org>", "From now on", ">From there", ">>From both", "  indented",
            "-- ", "--", "----", "Subject: not one", "Date: neither", "ends in =", "=20 =3D", "größer 漢字", "\tTab", "* diff --git a/x b/x", "+++ b/x", "> quoted",
            "Fixes: 123456789abc (\"fs: it\")", "Signed-off-by: Ada Example <ada@example.org>", "Reviewed-by: Zdeněk <z@example.org>", ".", "#", "@@ -1 +1 @@");

    private final Random random;

    GeneratedSeries(Random random) {
        this.random = random;
    }

    Intake intake() {
        List<PatchMail> patches = new ArrayList<>();
        String[] lines = FILE.split("\n");
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            patches.add(mail(diff(lines, random.nextInt(lines.length), "new " + i + pick(List.of("", " ", "\t", " é", "\r")))));
        }
        Optional<PatchMail> cover = random.nextBoolean() ? Optional.empty() : Optional.of(cover());
        return new Intake(pick(List.of("v1", "v2", "v11")), cover, patches, List.of());
    }

    private PatchMail mail(String diff) {
        List<String> body = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            body.add(pick(LINES).stripTrailing());
        }
        OffsetDateTime date = Instant.ofEpochSecond(900_000_000L + random.nextInt(900_000_000)).atOffset(ZoneOffset.ofTotalSeconds(900 * (random.nextInt(100) - 48)));
        return new PatchMail(pick(NAMES), "a" + random.nextInt(9) + "@example.org", date, pick(TITLES), PatchLetter.trimmed(body),
                random.nextBoolean() ? List.of() : List.of("v2: better", "", " file.c | 2 +-"), diff.getBytes(StandardCharsets.UTF_8));
    }

    private PatchMail cover() {
        PatchMail mail = mail("");
        return new PatchMail(mail.authorName(), mail.authorEmail(), mail.authored(), mail.title(), List.of("What it is about.", "", "größer"), List.of(), new byte[0]);
    }

    /** Changes one line, with all others as context. */
    private static String diff(String[] lines, int at, String text) {
        StringBuilder diff = new StringBuilder("diff --git a/file.c b/file.c\n--- a/file.c\n+++ b/file.c\n@@ -1," + lines.length + " +1," + lines.length + " @@\n");
        for (int i = 0; i < lines.length; i++) {
            diff.append(i == at ? "-" + lines[i] + "\n+" + text + "\n" : " " + lines[i] + "\n");
        }
        lines[at] = text;
        return diff.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
