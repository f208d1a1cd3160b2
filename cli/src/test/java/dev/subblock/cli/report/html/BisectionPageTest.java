package dev.subblock.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.bisect.Find;
import dev.subblock.cli.bisect.Answer;
import dev.subblock.cli.bisect.BisectPage;
import dev.subblock.cli.bisect.Question;
import dev.subblock.cli.bisect.Scope;
import dev.subblock.cli.bisect.Visit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BisectionPageTest {

    private static final String OLD = "a".repeat(40);
    private static final String MIDDLE = "b".repeat(40);
    private static final String NEW = "c".repeat(40);
    static final Answer ANSWERED = new Answer(List.of(NEW), 0.9951, List.of("the commit itself: <b>9 of 64"), true, "found, and tried again");

    static String page(Answer answer) {
        Question question = new Question("linux-6.1", null, "/repo", OLD, NEW, Find.BUG, List.of("r1-x"), "explore", 64, 0.99);
        List<Visit> visits = List.of(new Visit(OLD, "old", "end", Visit.Saw.CLEAN, 0, 64, false, Map.of("r1-x", 0), "0 of 64", 0, 9, "visit-1"),
                new Visit(NEW, "<i>new</i>", "end", Visit.Saw.CORRUPT, 9, 64, false, Map.of("r1-x", 9), "9 of 64", 31.4, 9, "visit-2"),
                new Visit(MIDDLE, "middle", "search", Visit.Saw.UNTESTABLE, 0, 0, false, Map.of(), "does not build", 3, 0, null));
        Scope scope = new Scope(500, List.of(new Scope.Named(NEW, "<i>new</i>", null)), List.of(new Scope.Place(0, OLD, "old", 0),
                new Scope.Place(250, MIDDLE, "middle", 0.00485), new Scope.Place(500, NEW, "<i>new</i>", 0.9951)), 1e-9);
        return BisectionPage.render(new BisectPage(1, question, visits, answer, scope), Path.of("/runs/20260101-000000-bisect"));
    }

    @Test
    void theAnswerIsASentenceAndEachVisitLeadsToItsEvidence() {
        String page = page(ANSWERED);

        assertThat(page).contains("&lt;i&gt;new&lt;/i&gt; (cccccccccccc), brings it, with a confidence of 99.51 %: found, and tried again", "file:///runs/20260101-000000-bisect/visit-2/",
                "Built in 31 s, booted and tried in 9 s.", "Fixes: cccccccccccc (", "Others of the 500 commits are not shown.", "below 0.1 %", ">99.5 %<", ">0.5 %<");
        assertThat(page).doesNotContain("<i>new", "<b>9", "visit-3/");
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pattern.compile(" href=\"#([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList()).hasSizeGreaterThan(5).allMatch(ids::contains);
    }

    /** Nothing is called found before it is. */
    @Test
    void withoutAnAnswerThereIsNone() {
        assertThat(page(null)).contains("no answer after 3 visits: subblock bisect --continue /runs/20260101-000000-bisect goes on", "interrupted").doesNotContain("brings it", "Fixes:", "v-pass\">found");
        assertThat(page(new Answer(List.of(NEW), 0.7, List.of(), false, "nothing that can be tried tells more"))).contains("inconclusive").doesNotContain("Fixes:");
    }
}
