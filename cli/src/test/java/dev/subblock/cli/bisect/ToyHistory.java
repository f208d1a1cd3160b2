package dev.subblock.cli.bisect;

import dev.subblock.cli.experiment.Bases;
import dev.subblock.cli.experiment.Origin;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;

/**
 * A repository of a user's with a line of commits, each of which writes a file of its own, and the bare one of a base.
 *
 * @param ids the base's commit and those upon it
 */
record ToyHistory(Path repository, Origin origin, List<String> ids) {

    static ToyHistory of(Path scratch, int commits) throws IOException, GitAPIException {
        Path repository = scratch.resolve("user");
        List<String> ids = new ArrayList<>();
        try (Git git = Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
            for (int i = 0; i <= commits; i++) {
                Files.writeString(repository.resolve("file" + i), "content " + i + "\n");
                git.add().addFilepattern("file" + i).call();
                ids.add(git.commit().setMessage("change " + i).setSign(false).setAuthor("A", "a@example.org").setCommitter("A", "a@example.org").call().name());
            }
        }
        Path bare = scratch.resolve("bare");
        Git.init().setBare(true).setGitDir(bare.toFile()).call().close();
        BaseTree base = BaseTree.plain("toy", "1", "0".repeat(64), bare, Constants.EMPTY_TREE_ID.name(), Constants.EMPTY_TREE_ID.name());
        return new ToyHistory(repository, new Origin(base, Bases.PLAIN), ids);
    }

    Range range() throws Exception {
        try (History history = History.open(repository)) {
            return Range.of(history, history.range(ids.get(0), ids.get(ids.size() - 1), 1000), origin);
        }
    }
}
