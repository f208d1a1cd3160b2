package dev.subblock.cli.report.html;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.run.SeriesCopy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the series promises, sentence by sentence, and what each step showed of it. */
final class ClaimsSection {

    /** A cover letter has a dozen sentences. */
    private static final int MOST = 100;
    private static final int REASON = 600;

    private ClaimsSection() {}

    static void write(Markup to, Report report) {
        List<Results.ClaimInfo> claims = report.results().claims().stream().limit(MOST).toList();
        if (claims.isEmpty()) {
            return;
        }
        to.open("section", "id", "claims", "aria-labelledby", "h-claims").element("h2", "Claims of the cover letter", "id", "h-claims");
        for (Results.ClaimInfo claim : claims) {
            to.open("article", "class", "claim", "id", Words.id("claim", claim.id())).open("h3");
            Words.verdict(to, claim.verdict());
            to.text(" " + claim.id() + " ").element("small", "from step " + claim.from()).close();
            to.element("blockquote", Words.cut(String.valueOf(claim.quote()), REASON)).element("p", Words.sentence(Words.cut(claim.reason(), REASON))).close().line();
        }
        if (report.series().isPresent()) {
            steps(to, report, claims, report.series().get());
        } else {
            to.element("p", "This run does not say which scenarios a claim is about; runs of today's subblock do. So there is no table of steps and claims.", "class", "note");
        }
        to.close().line();
    }

    private static void steps(Markup to, Report report, List<Results.ClaimInfo> claims, SeriesCopy series) {
        to.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Steps and claims").open("table", "class", "matrix claims");
        to.element("caption", "What each step showed of each claim. Before its step a claim is to be seen broken: those cells are pale.");
        to.open("thead").open("tr").element("th", "step", "scope", "col");
        claims.forEach(c -> to.open("th", "scope", "col").element("a", c.id(), "href", "#" + Words.id("claim", c.id())).close());
        to.close().close().open("tbody").line();
        for (Results.StepInfo step : report.results().steps().stream().filter(s -> s.step() != null).toList()) {
            to.open("tr").element("th", step.kernel(), "scope", "row");
            claims.forEach(c -> cell(to, report, step, c, series));
            to.close().line();
        }
        to.close().close().close();
    }

    private static void cell(Markup to, Report report, Results.StepInfo step, Results.ClaimInfo claim, SeriesCopy series) {
        Optional<SeriesCopy.ClaimCopy> about = series.claims().stream().filter(c -> c.id().equals(claim.id())).findFirst();
        List<Results.CellInfo> cells = report.results().cells().stream().filter(c -> Objects.equals(c.kernel(), step.kernel()))
                .filter(c -> !Boolean.FALSE.equals(c.promised()) && about.map(a -> a.about(c.scenario())).orElse(false)).toList();
        String worst = Matrix.worst(cells);
        to.open("td", "class", step.step() < claim.from() ? "before" : null);
        Optional<Results.CellInfo> telling = cells.stream().filter(c -> Matrix.word(c).equals(worst)).findFirst();
        if (telling.isEmpty()) {
            to.element("span", "·", "class", "none", "title", "not run");
        } else {
            to.open("a", "href", "#" + Words.group(step.kernel(), telling.get().raceClass()), "aria-label", step.kernel() + ", claim " + claim.id() + ": " + worst
                    + (step.step() < claim.from() ? ", before the step from which it must hold" : ""));
            Words.verdict(to, worst);
            to.close();
        }
        to.close();
    }
}
