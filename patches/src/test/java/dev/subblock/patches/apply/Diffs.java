package dev.subblock.patches.apply;

import dev.subblock.patches.series.Patch;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** Patches from the text of their diffs. */
final class Diffs {
    static final OffsetDateTime DATE = OffsetDateTime.parse("2010-11-22T10:00:00+11:00");

    private Diffs() {}

    static Patch patch(int number, String diff) {
        return new Patch(number, "000" + number + "-demo.patch", "demo " + number, "demo " + number + "\n\nWhy.",
                "Ada Example", "ada@example.org", DATE, diff.getBytes(StandardCharsets.UTF_8));
    }

    /** Changes the only line of a file. */
    static Patch replace(int number, String file, String before, String after) {
        return patch(number, """
                diff --git a/%1$s b/%1$s
                index 1111111..2222222 100644
                --- a/%1$s
                +++ b/%1$s
                @@ -1 +1 @@
                -%2$s
                +%3$s
                """.formatted(file, before, after));
    }

    static Patch create(int number, String file, String mode, String line) {
        return patch(number, """
                diff --git a/%1$s b/%1$s
                new file mode %2$s
                index 0000000..2222222
                --- /dev/null
                +++ b/%1$s
                @@ -0,0 +1 @@
                +%3$s
                """.formatted(file, mode, line)
                + (mode.equals("120000") ? "\\ No newline at end of file\n" : ""));
    }

    static Patch delete(int number, String file, String line) {
        return patch(number, """
                diff --git a/%1$s b/%1$s
                deleted file mode 100644
                index 2222222..0000000
                --- a/%1$s
                +++ /dev/null
                @@ -1 +0,0 @@
                -%2$s
                """.formatted(file, line));
    }

    static Patch rename(int number, String from, String to) {
        return patch(number, """
                diff --git a/%1$s b/%2$s
                similarity index 100%%
                rename from %1$s
                rename to %2$s
                """.formatted(from, to));
    }

    static Patch copy(int number, String from, String to) {
        return patch(number, """
                diff --git a/%1$s b/%2$s
                similarity index 100%%
                copy from %1$s
                copy to %2$s
                """.formatted(from, to));
    }
}
