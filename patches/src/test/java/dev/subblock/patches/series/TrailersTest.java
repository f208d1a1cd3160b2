package dev.subblock.patches.series;

import static dev.subblock.patches.MailFiles.DIFF;
import static dev.subblock.patches.MailFiles.mail;
import static dev.subblock.patches.MailFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.history.FixesCheck;
import dev.subblock.patches.history.History;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailersTest {
    @TempDir
    Path dir;

    @Test
    void wellFormedOnesAreNotMentioned() {
        assertThat(found("Why.", "", "Fixes: 0123456789ab (\"fs: it\")", "Reported-by: syzbot+12@example.org <syzbot+12@example.org>", "Signed-off-by: \"Q. Uoted\" <q@example.org>",
                "Cc: stable@vger.example.org # 6.1+", "Reviewed-by: Zdeněk Příklad <z@example.org> # for the second half")).isEmpty();
        assertThat(found("By the way, fixes: nothing", "Run by: me", "Stand-by: this is no trailer that matters <a@example.org>")).isEmpty();
    }

    @Test
    void malformedOnesAre() {
        assertThat(found("Reviewed-by: Ada")).containsExactly("0 ERROR a trailer that names no person as Name <address>: Reviewed-by");
        assertThat(found("Acked-by: <a@example.org>", "Tested-by:")).hasSize(2);
        assertThat(found("Signed-off-By: A <a@example.org>")).containsExactly("0 WARNING a trailer that is spelled Signed-off-By, not Signed-off-by");
        assertThat(found("Acked-by: A <a@example.org>", "Acked-by: A <a@example.org>")).containsExactly("1 WARNING the trailer stands there twice");
        assertThat(found("Acked-by: A <a@example.org>", "", "Words.")).containsExactly("0 WARNING a trailer above the last paragraph: programs do not find it there");
        assertThat(found("Fixes: 0123456 (\"short\")", "Fixes: 0123456789ab fs: it", "fixes: commit 0123456789ab")).hasSize(3).allMatch(f -> f.contains("ERROR"));
        assertThat(found("a-".repeat(400_000) + "by: x")).isEmpty();
    }

    @Test
    void whatIsFixedIsLookedUp() throws Exception {
        String id;
        Path work = dir.resolve("work");
        try (Git git = Git.init().setDirectory(work.toFile()).call()) {
            id = git.commit().setMessage("fs: it").setAuthor("A", "a@example.org").setCommitter("A", "a@example.org").setSign(false).call().name().substring(0, 12);
        }
        write(dir.resolve("s"), "0001-a.patch", mail("PATCH", "a", DIFF).replace("Why it is wanted.\n", "Why.\n\nFixes: " + id + " (\"fs: it\")\nFixes: " + id + " (\"fs: other\")\nFixes: 012345678901 (\"gone\")\n"));
        try (History history = History.open(work)) {
            assertThat(FixesCheck.check(SeriesReader.read(dir.resolve("s")), history)).extracting(Problem::toString).containsExactly(
                    "0001-a.patch:9: warning: Fixes: " + id + " is called \"fs: it\"", "0001-a.patch:10: error: Fixes: 012345678901 is no commit of the repository");
        }
    }

    private static List<String> found(String... body) {
        List<String> found = new java.util.ArrayList<>();
        Trailers.check(List.of(body), (index, finding) -> found.add(index + " " + finding.severity() + " " + finding.text()));
        return found;
    }
}
