package dev.subblock.patches;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes patch mails for tests. */
public final class MailFiles {

    /** A change of one line in {@code file.c}, as {@code git diff} writes it. */
    public static final String DIFF = """
            diff --git a/file.c b/file.c
            index 44992c5..5c4abc9 100644
            --- a/file.c
            +++ b/file.c
            @@ -1,3 +1,3 @@
             one
            -two
            +TWO
             three
            """;

    private MailFiles() {}

    public static String mail(String prefix, String title, String diff) {
        return """
                From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
                From: Ada Example <ada@example.org>
                Date: Mon, 22 Nov 2010 10:00:00 +1100
                Subject: [%s] %s

                Why it is wanted.

                Signed-off-by: Ada Example <ada@example.org>
                ---
                 file.c | 2 +-
                 1 file changed, 1 insertion(+), 1 deletion(-)

                """.formatted(prefix, title) + diff + "-- \n2.39.5\n\n";
    }

    public static Path write(Path dir, String name, String text) throws IOException {
        Files.createDirectories(dir);
        return Files.write(dir.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
