package dev.subblock.analyzers.bisect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The git of this machine, in a repository of its own. */
record RealGit(Path directory) {

    /** Skips the test where there is no git. */
    static RealGit in(Path directory) throws IOException, InterruptedException {
        RealGit git = new RealGit(directory);
        try {
            git.run("init", "-q");
        } catch (IOException e) {
            Assumptions.abort("no git here: " + e.getMessage());
        }
        return git;
    }

    /** @return what it printed, without the last newline */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "advice.detachedHead=false"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("git " + String.join(" ", arguments) + ": " + output);
        }
        return output.strip();
    }

    /** Makes the commits of a graph, all of the empty tree. @return their ids by number */
    List<String> make(CommitGraph graph) throws IOException, InterruptedException {
        String tree = run("write-tree");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i <= graph.size(); i++) {
            List<String> words = new ArrayList<>(List.of("commit-tree", tree, "-m", graph.commit(i).title()));
            for (int parent : graph.parents(i)) {
                words.add("-p");
                words.add(ids.get(parent));
            }
            ids.add(run(words.toArray(String[]::new)));
        }
        run("update-ref", "refs/heads/all", ids.get(graph.size()));
        return ids;
    }
}
