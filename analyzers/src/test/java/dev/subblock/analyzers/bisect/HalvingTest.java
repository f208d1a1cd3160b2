package dev.subblock.analyzers.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a trial is sure and all cost the same, the next commit halves the graph as well as git's own does. */
final class HalvingTest {

    @TempDir
    Path scratch;

    @Test
    void theNextCommitHalvesAsWellAsGits() throws IOException, InterruptedException {
        Random random = new Random(11);
        for (int i = 0; i < 12; i++) {
            RealGit git = RealGit.in(Files.createDirectory(scratch.resolve("repo" + i)));
            CommitGraph graph = i < 2 ? SimulatedHistory.linear(20 + i) : SimulatedHistory.branched(random, 10 + random.nextInt(40));
            List<String> ids = git.make(graph);
            int gits = ids.indexOf(git.run("rev-list", "--bisect", ids.get(0) + ".." + ids.get(graph.size())));
            Search search = new Search(graph, Find.BUG, Costs.of(10, 1), 0.99, 1);
            search.saw(new Sighting(graph.newest(), 1, 0, true));
            search.saw(new Sighting(0, 0, 1, true));

            int ours = search.next().orElseThrow().commit();

            assertThat(half(graph, ours)).as("graph %d: ours %d, git's %d", i, ours, gits).isEqualTo(half(graph, gits));
        }
    }

    /** Once more, when half of it is behind: git is told the same. */
    @Test
    void theOneAfterThatDoesToo() throws IOException, InterruptedException {
        Random random = new Random(12);
        for (int i = 0; i < 8; i++) {
            RealGit git = RealGit.in(Files.createDirectory(scratch.resolve("repo" + i)));
            CommitGraph graph = SimulatedHistory.branched(random, 20 + random.nextInt(40));
            List<String> ids = git.make(graph);
            Search search = new Search(graph, Find.BUG, Costs.of(10, 1), 0.99, 1);
            search.saw(new Sighting(graph.newest(), 1, 0, true));
            search.saw(new Sighting(0, 0, 1, true));
            int clean = search.next().orElseThrow().commit();
            search.saw(new Sighting(clean, 0, 1, true));
            int gits = ids.indexOf(git.run("rev-list", "--bisect", ids.get(graph.size()), "^" + ids.get(0), "^" + ids.get(clean)));

            int ours = search.next().orElseThrow().commit();

            assertThat(left(graph, ours, clean)).as("graph %d: ours %d, git's %d", i, ours, gits).isEqualTo(left(graph, gits, clean));
        }
    }

    private static int half(CommitGraph graph, int commit) {
        return Math.min(graph.weight(commit), graph.size() - graph.weight(commit));
    }

    private static int left(CommitGraph graph, int commit, int clean) {
        var has = graph.ancestors(commit);
        has.andNot(graph.ancestors(clean));
        int all = graph.size() - graph.weight(clean);
        return Math.min(has.cardinality(), all - has.cardinality());
    }
}
