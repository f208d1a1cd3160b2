package dev.subblock.cli.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.subblock.cli.Rehearsal;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

/** The document names every field that a run's files have. */
class ResultsDocumentTest {

    private static List<String> undocumented(String text, Class<?>... records) {
        List<String> missing = new ArrayList<>();
        for (Class<?> record : records) {
            for (RecordComponent component : record.getRecordComponents()) {
                JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
                String name = renamed == null ? component.getName() : renamed.value();
                // results.json in its table, series.json in its example.
                if (!text.contains("`" + name + "`") && !text.contains("\"" + name + "\"")) {
                    missing.add(record.getSimpleName() + "." + name);
                }
            }
        }
        return missing;
    }

    @Test
    void everyFieldIsThere() throws IOException {
        String text = Files.readString(Rehearsal.checkout().resolve("docs/run-directory.md"));
        List<Class<?>> records = new ArrayList<>(List.of(Results.class, SeriesCopy.class));
        records.addAll(Arrays.asList(Results.class.getDeclaredClasses()));
        records.addAll(Arrays.asList(SeriesCopy.class.getDeclaredClasses()));

        assertThat(undocumented(text, records.stream().filter(Class::isRecord).toArray(Class<?>[]::new))).isEmpty();
        assertThat(undocumented(text.replace("`timings`", "").replace("\"timings\"", ""), Results.class)).containsExactly("Results.timings");
    }
}
