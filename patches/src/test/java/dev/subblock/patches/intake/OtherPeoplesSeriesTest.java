package dev.subblock.patches.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.patches.BareTrees;
import dev.subblock.patches.apply.SeriesApplier;
import dev.subblock.patches.apply.Step;
import dev.subblock.patches.series.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Five threads as they come: {@code NAME.mbox}; what is read from it is {@code NAME.said}, and {@code NAME.post} is what
 * git made of the commits behind it, starting from {@code fs/a.c} as in {@code NAME.pre}.
 */
class OtherPeoplesSeriesTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"quota", "net", "flowed", "parts", "resend"})
    void isReadAndSaysWhatItLeftOut(String name) throws Exception {
        assertThat(Told.of(SeriesImport.read(mbox(name)))).isEqualTo(new String(bytes(name + ".said"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota", "net", "flowed", "parts", "resend"})
    void makesTheFilesThatItsAuthorHad(String name) throws Exception {
        Series series = SeriesImport.write(SeriesImport.read(mbox(name)), dir, name);
        Path repository = dir.resolve("repo.git");
        String base = BareTrees.commit(repository, Map.of("fs/a.c", new String(bytes(name + ".pre"), StandardCharsets.ISO_8859_1)));
        List<Step> steps = new SeriesApplier(repository).apply(base, List.of(), series.patches());
        StringBuilder post = new StringBuilder();
        BareTrees.files(repository, steps.get(steps.size() - 1).commit()).forEach((path, text) -> post.append("=== ").append(path).append('\n').append(text));
        assertThat(post.toString()).isEqualTo(new String(bytes(name + ".post"), StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota", "net", "flowed", "parts", "resend"})
    void comesBackFromEveryFormat(String name) throws Exception {
        Same.afterEveryFormat(SeriesImport.write(SeriesImport.read(mbox(name)), dir, name), dir);
    }

    private Path mbox(String name) throws IOException {
        return Files.write(dir.resolve(name + ".mbox"), bytes(name + ".mbox"));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = OtherPeoplesSeriesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
