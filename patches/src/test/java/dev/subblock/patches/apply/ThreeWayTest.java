package dev.subblock.patches.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.Git;
import dev.subblock.patches.series.Patch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreeWayTest {
    private static final String MADE_FROM = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";
    /** Line 5, which is context of the patch, is another. */
    private static final String THERE = MADE_FROM.replace("five", "FIVE");
    private static final String PATCHED = THERE.replace("three", "THREE");

    @TempDir
    Path dir;

    @Test
    void mergesWhatWasMadeFromAnotherFile() throws Exception {
        Path user = dir.resolve("user.git");
        BareTrees.commit(user, Map.of("f", MADE_FROM));
        Path repository = dir.resolve("repo.git");
        String base = BareTrees.commit(repository, Map.of("f", THERE, "other", "x\n"));

        List<Step> steps = new SeriesApplier(repository, Optional.of(new RepositoryBlobs(List.of(user)))).apply(base, List.of(), List.of(patch(id(MADE_FROM))));

        assertThat(BareTrees.files(repository, steps.get(1).commit())).isEqualTo(Map.of("f", PATCHED, "other", "x\n"));
        assertThat(steps.get(1).merged()).containsExactly("f");
    }

    @Test
    void isNeverDoneUnasked() throws Exception {
        Path repository = dir.resolve("repo.git");
        BareTrees.commit(repository, Map.of("f", MADE_FROM));
        String base = BareTrees.commit(repository, Map.of("f", THERE));
        ConflictException conflict = catchThrowableOfType(ConflictException.class,
                () -> new SeriesApplier(repository).apply(base, List.of(), List.of(patch(id(MADE_FROM)))));
        assertThat(conflict.refusal()).isEmpty();
        assertThat(new SeriesApplier(repository, Optional.of(id -> Optional.empty())).apply(base, List.of(), List.of(patch(id(MADE_FROM)))).get(1).merged())
                .as("the repository of the base is looked at, too").containsExactly("f");
    }

    @Test
    void aPatchThatFitsIsNotMerged() throws Exception {
        Path repository = dir.resolve("repo.git");
        String base = BareTrees.commit(repository, Map.of("f", MADE_FROM));
        assertThat(new SeriesApplier(repository, Optional.of(id -> Optional.empty())).apply(base, List.of(), List.of(patch("1234567"))).get(1).merged()).isEmpty();
    }

    @Test
    void saysWhyItCannot() throws Exception {
        refused(THERE, patch("1234567"), "the file that it was made from, 1234567 (f), is in no repository that was looked at");
        refused(THERE, patch("1234567890123456789012345678901234567890"), "the file that it was made from, 1234567890123456789012345678901234567890 (f), is in no");
        refused(MADE_FROM.replace("three", "3"), patch(id(MADE_FROM)), "f was changed in the same lines");
        refused(MADE_FROM.replace("three", "THREE"), patch(id(MADE_FROM)), "all that it does is there already");
        refused(THERE, patch(id(THERE)), "it does not even fit " + id(THERE));
        refused(THERE, Diffs.patch(1, new String(patch("1").diff(), StandardCharsets.UTF_8).replaceAll("index .*\n", "")), "f has no index line in the patch");
    }

    /** git am -3 is the second opinion. */
    @Test
    void isWhatGitMakesOfIt() throws Exception {
        Git.assumeInstalled();
        Path work = Files.createDirectory(dir.resolve("work"));
        Git.run(work, "init", "-q");
        Files.writeString(work.resolve("f"), MADE_FROM);
        Git.run(work, "add", ".");
        Git.run(work, "commit", "-q", "-m", "made from");
        Files.writeString(work.resolve("f"), THERE);
        Git.run(work, "add", ".");
        Git.run(work, "commit", "-q", "-m", "there");
        Path patch = Files.write(dir.resolve("p.diff"), patch(id(MADE_FROM)).diff());
        Git.run(work, "apply", "-3", patch.toString());
        assertThat(Files.readString(work.resolve("f"))).isEqualTo(PATCHED);
    }

    @Test
    void triesTheNearestTagsAndWritesNothing() throws Exception {
        Git.assumeInstalled();
        Path work = Files.createDirectory(dir.resolve("work"));
        Git.run(work, "init", "-q");
        tag(work, "v6.0", MADE_FROM);
        tag(work, "v6.1", THERE);
        tag(work, "v6.2-rc1", THERE + "ten\n");
        tag(work, "v6.2", MADE_FROM + "ten\n");
        tag(work, "not-a-version", MADE_FROM);
        long objects = count(work);

        List<NearbyBases.Tried> tried = NearbyBases.tried(work.resolve(".git"), "6.1.192-2", List.of(), List.of(patch("1234567")));

        assertThat(tried).containsExactly(new NearbyBases.Tried("v6.2-rc1", 0), new NearbyBases.Tried("v6.1", 0), new NearbyBases.Tried("v6.2", 1));
        assertThat(count(work)).isEqualTo(objects);
        assertThat(NearbyBases.tried(work.resolve(".git"), "no version", List.of(), List.of(patch("1234567")))).isEmpty();
        List<Patch> two = List.of(patch("1234567"), Diffs.replace(2, "absent", "a", "b"));
        assertThat(NearbyBases.tried(work.resolve(".git"), "6.0", List.of(), two)).extracting(NearbyBases.Tried::applied).containsExactly(1, 0, 0, 1);
    }

    private static void tag(Path work, String name, String content) throws Exception {
        Files.writeString(work.resolve("f"), content);
        Git.run(work, "add", ".");
        Git.run(work, "commit", "-q", "--allow-empty", "-m", name);
        Git.run(work, "tag", "-a", "-m", name, name);
    }

    private static long count(Path work) throws Exception {
        return Git.run(work, "count-objects").split(" ")[0].transform(Long::parseLong);
    }

    private void refused(String there, Patch patch, String why) throws Exception {
        Path repository = Files.createTempDirectory(dir, "repo");
        BareTrees.commit(repository, Map.of("f", MADE_FROM));
        String base = BareTrees.commit(repository, Map.of("f", there));
        ConflictException conflict = catchThrowableOfType(ConflictException.class,
                () -> new SeriesApplier(repository, Optional.of(id -> Optional.empty())).apply(base, List.of(), List.of(patch)));
        assertThat(conflict.refusal()).startsWith(why);
    }

    private static Patch patch(String from) {
        return Diffs.patch(1, "diff --git a/f b/f\nindex " + from + "..2222222 100644\n--- a/f\n+++ b/f\n@@ -1,6 +1,6 @@\n one\n two\n-three\n+THREE\n four\n five\n six\n");
    }

    private static String id(String content) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8)).name().substring(0, 12);
        }
    }
}
