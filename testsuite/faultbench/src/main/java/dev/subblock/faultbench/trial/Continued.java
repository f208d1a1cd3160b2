package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.tool.Findings;
import dev.subblock.faultbench.tool.Surroundings;
import dev.subblock.faultbench.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A run that is ended again and again, and gone on with. */
final class Continued {

    /** Boots a kernel for each class of the scenarios: there is something to go on with. */
    static final String[] ARGUMENTS = {"controls", "--scenario", Machine.SCENARIO, "--scenario", "r2-4k-hole-one-head", "--scenario", "r2-4k-written-one-ateof"};

    private final Machine machine;
    private final Surroundings surroundings;
    private final Tool tool;
    private final Check check;
    /** The boots that were finished when it was last killed. */
    private Map<Path, String> kept = Map.of();

    Continued(Machine machine, Surroundings surroundings, Tool tool, Check check) {
        this.machine = machine;
        this.surroundings = surroundings;
        this.tool = tool;
        this.check = check;
    }

    /** Starts it, or goes on with it where there is something to go on with. */
    Tool.Run start() throws IOException {
        Optional<Path> run = surroundings.latest().filter(r -> Files.exists(r.resolve("commission.json")));
        return run.isEmpty() ? tool.start(ARGUMENTS) : tool.start("controls", "--continue", run.get().toString());
    }

    /** Lets it run for so long and kills it then. @return whether it had ended by itself before */
    boolean killedAfter(long millis) throws IOException, InterruptedException {
        Tool.Run run = start();
        boolean ended = run.process().waitFor(millis, TimeUnit.MILLISECONDS);
        if (!ended) {
            run.kill();
        }
        check.none(run.defects());
        check.none(surroundings.running());
        Map<Path, String> finished = finished();
        if (!ended && !finished.isEmpty()) {
            kept = finished;
        }
        return ended;
    }


    /** Lets it come to its end, which must be as if nothing had happened. @return what came, for people */
    String end(Findings undisturbed) throws IOException, InterruptedException {
        Tool.Run run = start();
        int exit = run.await();
        Findings findings = Findings.read(surroundings.latest().orElseThrow());
        check.that(findings.same(undisturbed), "it came to " + findings.words() + " instead of " + undisturbed.words());
        check.that(undisturbed.exit().equals(Optional.of(exit)), "exit " + exit + " instead of " + undisturbed.exit().orElse(-1) + ": " + run.lastWords());
        Map<Path, String> now = finished();
        kept.forEach((file, text) -> check.that(text.equals(now.get(file)), "what was finished was done again: " + surroundings.runs().relativize(file)));
        check.none(run.defects());
        check.none(surroundings.running());
        check.none(surroundings.files());
        return "exit " + exit + ", " + findings.words();
    }

    /** The boots that are finished, each with its file's text. */
    private Map<Path, String> finished() throws IOException {
        Map<Path, String> all = new TreeMap<>();
        Optional<Path> run = surroundings.latest();
        if (run.isPresent()) {
            try (Stream<Path> walk = Files.walk(run.get(), 2)) {
                for (Path file : walk.filter(f -> f.getFileName().toString().equals("boot.json")).toList()) {
                    all.put(file, Files.readString(file));
                }
            }
        }
        return all;
    }

    /** A moment of a run, at random. */
    static long moment(Machine machine, double seconds) {
        return (long) (machine.random().nextDouble() * seconds * 1000);
    }
}
