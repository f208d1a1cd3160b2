package dev.subblock.faultbench.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher of a checkout, with directories of its own. */
public final class Tool {

    /** Ten times what the longest case takes on two busy processors. */
    private static final int MOST_MINUTES = 15;

    private final Path home;
    private final Surroundings surroundings;
    private final Map<String, String> environment;
    private final List<String> before;

    private Tool(Path home, Surroundings surroundings, Map<String, String> environment, List<String> before) {
        this.home = home;
        this.surroundings = surroundings;
        this.environment = Map.copyOf(environment);
        this.before = List.copyOf(before);
    }

    public Tool(Path home, Surroundings surroundings) {
        this(home, surroundings, Map.of(), List.of());
    }

    /** The same with more in its environment. */
    public Tool with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Tool(home, surroundings, all, before);
    }

    /** The same, started by another program. */
    public Tool under(List<String> program) {
        return new Tool(home, surroundings, environment, program);
    }

    /** Starts it; what it says goes to files. */
    public Run start(String... arguments) throws IOException {
        Path said = Files.createTempDirectory(surroundings.work(), "said");
        List<String> argv = new ArrayList<>(before);
        argv.add(home.resolve("subblock").toString());
        argv.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(said.resolve("out").toFile()).redirectError(said.resolve("err").toFile());
        builder.environment().putAll(surroundings.environment());
        builder.environment().putAll(environment);
        return new Run(builder.start(), said);
    }

    /** Runs it to its end. */
    public Run run(String... arguments) throws IOException, InterruptedException {
        Run run = start(arguments);
        run.await();
        return run;
    }

    /** One that was started. */
    public record Run(Process process, Path said) {

        /** Waits for its end. @throws IOException if it does not come */
        public int await() throws IOException, InterruptedException {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("the tool did not end within " + MOST_MINUTES + " minutes");
            }
            return process.exitValue();
        }

        /** As {@code kill -9} does. */
        public void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        public String out() throws IOException {
            return Files.readString(said.resolve("out"));
        }

        public String err() throws IOException {
            return Files.readString(said.resolve("err"));
        }

        /** What it said last on standard error. */
        public String lastWords() throws IOException {
            return err().lines().filter(l -> l.startsWith("subblock: ")).reduce((a, b) -> b).orElse("").replaceFirst("^subblock: ", "");
        }

        /** Lines in its standard error that say it was not prepared for this. */
        public List<String> defects() throws IOException {
            return err().lines().filter(l -> l.contains("a defect of subblock") || l.startsWith("\tat ") || l.startsWith("Exception in thread")).toList();
        }
    }
}
