package dev.subblock.analyzers.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BisectLogTest {

    @TempDir
    Path scratch;

    private List<String> ids;

    private RealGit repository() throws IOException, InterruptedException {
        RealGit git = RealGit.in(scratch);
        ids = git.make(SimulatedHistory.linear(8));
        git.run("checkout", "-q", "all");
        return git;
    }

    private Mark mark(Mark.Kind kind, int commit) {
        return new Mark(kind, ids.get(commit), "commit " + commit);
    }

    @Test
    void gitsOwnLogIsRead() throws IOException, InterruptedException {
        RealGit git = repository();
        git.run("bisect", "start", "all", "all~8");
        git.run("bisect", "skip", ids.get(4));
        git.run("bisect", "good", ids.get(5));

        BisectLog log = BisectLog.parse(git.run("bisect", "log"));

        assertThat(log.find()).contains(Find.BUG);
        assertThat(log.marks()).containsExactly(mark(Mark.Kind.NEW, 8), mark(Mark.Kind.OLD, 0), mark(Mark.Kind.SKIP, 4), mark(Mark.Kind.OLD, 5));
    }

    @Test
    void gitsOwnLogWithOtherTermsIsRead() throws IOException, InterruptedException {
        RealGit git = repository();
        git.run("bisect", "start", "--term-new=fixed", "--term-old=broken");
        git.run("bisect", "fixed", "all");
        git.run("bisect", "broken", ids.get(0));

        BisectLog log = BisectLog.parse(git.run("bisect", "log"));

        assertThat(log.find()).contains(Find.FIX);
        assertThat(log.marks()).containsExactly(mark(Mark.Kind.NEW, 8), mark(Mark.Kind.OLD, 0));
    }

    @Test
    void gitReplaysOursAndPrintsTheSame() throws IOException, InterruptedException {
        RealGit git = repository();
        for (Find find : Find.values()) {
            BisectLog log = BisectLog.of(find, List.of(mark(Mark.Kind.NEW, 8), mark(Mark.Kind.OLD, 0), mark(Mark.Kind.SKIP, 4),
                    mark(Mark.Kind.OLD, 5), mark(Mark.Kind.NEW, 7)));
            Path file = Files.writeString(scratch.resolve("our.log"), log.text(Optional.of(new Commit(ids.get(6), "commit 6", List.of()))));

            git.run("bisect", "replay", file.toString());

            assertThat(BisectLog.parse(git.run("bisect", "log")).marks()).isEqualTo(log.marks());
            assertThat(git.run("rev-parse", "HEAD")).as("what git would try next").isEqualTo(ids.get(6));
            git.run("bisect", "reset");
        }
    }

    @Test
    void oursIsReadAgain() {
        ids = List.of(SimulatedHistory.id(0), SimulatedHistory.id(1));
        BisectLog log = BisectLog.of(Find.FIX, List.of(mark(Mark.Kind.NEW, 1), mark(Mark.Kind.OLD, 0)));

        assertThat(BisectLog.parse(log.text(Optional.empty()))).isEqualTo(log);
    }

    @Test
    void whatIsNoLogIsRefusedWithItsLine() {
        String id = SimulatedHistory.id(1);
        refused("", "no line says git bisect start");
        refused("git bisect good " + id, "line 1: git bisect good comes before");
        refused("git bisect start\ngit bisect god " + id, "line 2: git bisect god is neither good, bad nor skip");
        refused("git bisect start\ngit bisect good v6.1", "line 2: not a whole commit id");
        refused("git bisect start\nrm -rf /", "line 2: it is no line");
        refused("git bisect start -- fs/xfs", "line 1: it bisects only some paths");
        refused("#\n".repeat(20_000), "more than");
    }

    private static void refused(String text, String words) {
        assertThatThrownBy(() -> BisectLog.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
