package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.tool.Surroundings;
import dev.subblock.faultbench.tool.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The cases in which the tool itself is killed, interrupted, or meets another of its kind. */
public final class WorldTrials {

    /** So often in one run, which then comes to its end: each kill meets a run that has come a little further. */
    private static final int KILLS_OF_ONE_RUN = 5;

    private WorldTrials() {}

    public static List<WorldTrial> all() {
        return List.of(
                new WorldTrial("tool-killed", true, "SIGKILL of the tool at random moments, and `--continue` each time", WorldTrials::killed),
                new WorldTrial("tool-interrupted", false, "Ctrl-C during a boot, then `--continue`", (m, u, c) -> signalled(m, u, c, "INT", 130)),
                new WorldTrial("tool-terminated", false, "SIGTERM during a boot, then `--continue`", (m, u, c) -> signalled(m, u, c, "TERM", 143)),
                new WorldTrial("run-in-use", true, "`--continue` of a run that another process works on", WorldTrials::inUse),
                new WorldTrial("two-at-once", false, "two runs at once on one cache", WorldTrials::twoAtOnce),
                new WorldTrial("disk-full", true, "the disk of the runs is full; it gets larger, and `--continue`", Places::full),
                new WorldTrial("cache-full", false, "the cache's disk is full while the guest image is made", Places::cacheFull),
                new WorldTrial("cache-read-only", true, "a cache that can only be read", Places::readOnly),
                new WorldTrial("clock-jumps", false, "the time of day jumps by a day, back and forth, every three seconds", Places::clock),
                new WorldTrial("series-changed", true, "a patch is edited between a kill and `--continue`", Sources::series),
                new WorldTrial("tree-changed", false, "a tree is edited while `reproduce --tree` works on it", Sources::tree));
    }

    /** The run to which things are done, without any. @throws IOException if it does not earn a pass */
    public static Machine.Undisturbed undisturbed(Machine machine) throws IOException, InterruptedException {
        Machine.Undisturbed undisturbed = machine.undisturbed(Continued.ARGUMENTS);
        if (!undisturbed.findings().verdict().equals("pass")) {
            throw new IOException("undisturbed, the run is no pass: " + undisturbed.findings().words());
        }
        return undisturbed;
    }

    private static String killed(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException {
        int kills = 0;
        int runs = 0;
        String came = "";
        while (kills < machine.kills()) {
            Surroundings surroundings = machine.surroundings("k");
            Continued run = new Continued(machine, surroundings, machine.tool(surroundings), check);
            boolean ended = false;
            for (int i = 0; i < KILLS_OF_ONE_RUN && kills < machine.kills() && !ended; i++) {
                ended = run.killedAfter(Continued.moment(machine, undisturbed.seconds()));
                kills += ended ? 0 : 1;
            }
            came = run.end(undisturbed.findings());
            runs++;
        }
        return kills + " kills of " + runs + (runs == 1 ? " run: " : " runs: ") + came;
    }

    private static String signalled(Machine machine, Machine.Undisturbed undisturbed, Check check, String signal, int status)
            throws IOException, InterruptedException {
        Surroundings surroundings = machine.surroundings("s");
        Continued run = new Continued(machine, surroundings, machine.tool(surroundings), check);
        Tool.Run first = run.start();
        TimeUnit.MILLISECONDS.sleep((long) (undisturbed.seconds() * 500));
        new ProcessBuilder("kill", "-" + signal, Long.toString(first.process().pid())).inheritIO().start().waitFor();
        int exit = first.await();
        check.that(exit == status, "exit " + exit + " after SIG" + signal + ", expected " + status);
        check.none(first.defects());
        check.none(surroundings.running());
        check.none(surroundings.files());
        return "exit " + exit + ", then " + run.end(undisturbed.findings());
    }

    private static String inUse(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException {
        Surroundings surroundings = machine.surroundings("i");
        Continued run = new Continued(machine, surroundings, machine.tool(surroundings), check);
        Tool.Run first = run.start();
        while (first.process().isAlive() && surroundings.latest().filter(r -> java.nio.file.Files.exists(r.resolve("commission.json"))).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Tool.Run second = run.start();
        int exit = second.await();
        check.that(exit == 128, "exit " + exit + " instead of 128");
        check.that(second.lastWords().contains("(process " + first.process().pid() + ")"), "it does not say who works on the run: " + second.lastWords());
        check.that(Optional.of(first.await()).equals(undisturbed.findings().exit()), "the first was disturbed: " + first.lastWords());
        check.none(surroundings.running());
        check.none(surroundings.files());
        return "exit " + exit + ": " + second.lastWords().replace(surroundings.work().toString(), "").replaceFirst("process [0-9]+", "process N")
                .replaceFirst("/runs/[^: ]*", "RUN");
    }

    private static String twoAtOnce(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException {
        Surroundings one = machine.surroundings("a");
        Surroundings two = machine.surroundings("b");
        Continued first = new Continued(machine, one, machine.tool(one), check);
        Continued second = new Continued(machine, two, machine.tool(two), check);
        Tool.Run a = first.start();
        Tool.Run b = second.start();
        check.that(Optional.of(a.await()).equals(undisturbed.findings().exit()), "the first: " + a.lastWords());
        check.that(Optional.of(b.await()).equals(undisturbed.findings().exit()), "the second: " + b.lastWords());
        // Continuing a run that is finished judges it again from what it has.
        first.end(undisturbed.findings());
        return "both: " + second.end(undisturbed.findings());
    }
}
