package dev.subblock.faultbench.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run's {@code results.json} says.
 *
 * @param verdict of the run
 * @param exit absent while it goes on
 * @param boots how each kernel's boot was judged
 * @param images of each kernel
 * @param cells verdict by kernel and scenario
 * @param reasons of these verdicts, by the same names
 * @param controls verdict by control
 */
public record Findings(String verdict, Optional<Integer> exit, Map<String, String> boots, Map<String, String> images, Map<String, String> cells,
        Map<String, String> reasons, Map<String, String> controls) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws IOException if there is none, or it is half of one */
    public static Findings read(Path run) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(run.resolve("results.json")));
        } catch (JacksonException e) {
            throw new IOException("results.json of " + run.getFileName() + " is damaged: " + e.getMessage(), e);
        }
        Map<String, String> boots = new TreeMap<>();
        Map<String, String> images = new TreeMap<>();
        Map<String, String> cells = new TreeMap<>();
        Map<String, String> reasons = new TreeMap<>();
        Map<String, String> controls = new TreeMap<>();
        for (JsonNode step : root.path("steps")) {
            boots.put(step.path("kernel").asString(), step.path("boot").asString(""));
            images.put(step.path("kernel").asString(), step.path("image").asString(""));
        }
        for (JsonNode cell : root.path("cells")) {
            String name = cell.path("kernel").asString() + " " + cell.path("scenario").asString();
            cells.put(name, cell.path("verdict").asString());
            reasons.put(name, cell.path("reason").asString(""));
        }
        for (JsonNode control : root.path("controls")) {
            controls.put(control.path("id").asString(), control.path("verdict").asString());
        }
        Optional<Integer> exit = root.has("exit") ? Optional.of(root.path("exit").asInt()) : Optional.empty();
        return new Findings(root.path("verdict").asString(""), exit, boots, images, cells, reasons, controls);
    }

    /** Whether it comes to the same as another: verdict, cells, controls, boots. */
    public boolean same(Findings other) {
        return verdict.equals(other.verdict) && exit.equals(other.exit) && boots.equals(other.boots) && cells.equals(other.cells) && controls.equals(other.controls);
    }

    /** In a few words. */
    public String words() {
        return verdict + ", cells " + cells.values() + ", controls " + controls.values();
    }
}
