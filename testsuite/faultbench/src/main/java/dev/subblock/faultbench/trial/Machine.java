package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.qemu.FakeQemu;
import dev.subblock.faultbench.tool.Findings;
import dev.subblock.faultbench.tool.Surroundings;
import dev.subblock.faultbench.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What cases work with.
 *
 * @param home the checkout whose tool is tried
 * @param work where each case gets a directory
 * @param cache of the tool; kernels should be in it
 * @param random chooses moments
 * @param kills how many times the tool is killed at random moments
 */
public record Machine(Path home, Path work, Path cache, RandomGenerator random, int kills) {

    /** One scenario of a few orders, with a control that it catches: the smallest run that can earn a pass. */
    public static final String SCENARIO = "r1-4k-hole-one-halves";
    static final String STOCK = "stock";

    /** A run without any disturbance. @param seconds it took */
    public record Undisturbed(Findings findings, double seconds) {}

    /** New surroundings for a case. */
    public Surroundings surroundings(String name) throws IOException {
        return new Surroundings(Files.createTempDirectory(work, name.substring(0, Math.min(4, name.length()))));
    }

    public Tool tool(Surroundings surroundings) {
        return new Tool(home, surroundings).with(Map.of("SUBBLOCK_CACHE", cache.toString()));
    }

    /** Runs it to its end and reads what it found. @throws IOException if it has no results */
    public Undisturbed undisturbed(String... arguments) throws IOException, InterruptedException {
        Surroundings surroundings = surroundings("u");
        long start = System.nanoTime();
        Tool.Run run = tool(surroundings).run(arguments);
        double seconds = (System.nanoTime() - start) / 1e9;
        Path directory = surroundings.latest().orElseThrow(() -> new IOException("undisturbed, it makes no run: " + lastWords(run)));
        Findings findings = Findings.read(directory);
        if (findings.exit().isEmpty() || run.process().exitValue() != findings.exit().get()) {
            throw new IOException("undisturbed, it does not come to an end: " + lastWords(run));
        }
        return new Undisturbed(findings, seconds);
    }

    private static String lastWords(Tool.Run run) {
        try {
            return run.lastWords();
        } catch (IOException e) {
            return "";
        }
    }

    /** The tool with the given plan for its guests. @return the file that is there when the plan was carried out */
    Disturbed disturbed(Surroundings surroundings, String kernel, String phase, String deeds) throws IOException {
        Path plan = surroundings.work().resolve("plan");
        Files.writeString(plan, String.join("\n", onPath("qemu-system-x86_64").toString(), kernel, phase, deeds) + "\n");
        Path programs = Files.createDirectory(surroundings.work().resolve("bin"));
        Path program = programs.resolve("qemu-system-x86_64");
        Files.writeString(program, "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -XX:-UsePerfData -cp '"
                + System.getProperty("java.class.path") + "' " + FakeQemu.class.getName() + " \"$@\"\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("can't make " + program + " executable");
        }
        Tool tool = tool(surroundings).with(Map.of("PATH", programs + ":" + System.getenv("PATH"), "FAULTBENCH_PLAN", plan.toString()));
        return new Disturbed(tool, plan.resolveSibling("plan.done"));
    }

    /** @param done is there when the plan was carried out */
    record Disturbed(Tool tool, Path done) {}

    private static Path onPath(String program) throws IOException {
        try (Stream<String> directories = Arrays.stream(System.getenv("PATH").split(":"))) {
            return directories.map(d -> Path.of(d, program)).filter(Files::isExecutable).findFirst().orElseThrow(() -> new IOException("no " + program + " on the path"));
        }
    }
}
