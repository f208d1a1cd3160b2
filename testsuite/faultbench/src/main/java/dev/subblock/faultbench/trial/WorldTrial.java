package dev.subblock.faultbench.trial;

import dev.subblock.faultbench.table.Outcome;
import java.io.IOException;

/**
 * A case in which something is done to the tool itself, or to what it stands on.
 *
 * @param quick whether it is part of the reduced bench
 * @param words what the world does, for people
 */
public record WorldTrial(String name, boolean quick, String words, Body body) {

    /** Does it. */
    @FunctionalInterface
    public interface Body {
        /** @return what the tool did, for people */
        String run(Machine machine, Machine.Undisturbed undisturbed, Check check) throws IOException, InterruptedException, LackException;
    }

    /** What this machine lacks for a case. */
    public static final class LackException extends Exception {
        private static final long serialVersionUID = 1L;

        LackException(String what) {
            super(what);
        }
    }

    /** @param undisturbed the run of {@link Continued} that nothing is done to */
    public Outcome run(Machine machine, Machine.Undisturbed undisturbed) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Check check = new Check();
        String came;
        String lacking = null;
        try {
            came = body.run(machine, undisturbed, check);
        } catch (LackException e) {
            came = "";
            lacking = e.getMessage();
        }
        return new Outcome(name, words, came, check.wrong(), lacking, (System.nanoTime() - start) / 1e9);
    }
}
