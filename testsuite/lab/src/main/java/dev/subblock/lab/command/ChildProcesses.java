package dev.subblock.lab.command;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The programs that run for us right now: whichever way this process ends in good order, by return,
 * exception, Ctrl-C or SIGTERM, they end with it.
 */
public final class ChildProcesses {

    private static final Set<Process> RUNNING = new HashSet<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::end, "end children"));
    }

    private ChildProcesses() {}

    /**
     * Starts a program that ends with us. Started and remembered in one: a signal finds no gap between.
     *
     * @throws IOException if it can't be started, or we are ending
     */
    public static Process start(ProcessBuilder builder) throws IOException {
        synchronized (RUNNING) {
            if (ending) {
                throw new IOException("this process is ending");
            }
            Process process = builder.start();
            RUNNING.add(process);
            process.onExit().thenAccept(ChildProcesses::forget);
            return process;
        }
    }

    /** Whether this process is on its way out: what its programs say now is our doing, not theirs. */
    public static boolean ending() {
        synchronized (RUNNING) {
            return ending;
        }
    }

    private static void forget(Process process) {
        synchronized (RUNNING) {
            RUNNING.remove(process);
        }
    }

    private static void end() {
        synchronized (RUNNING) {
            ending = true;
            RUNNING.forEach(ChildProcesses::kill);
        }
    }

    /** Kills a program and everything it started: make's compilers outlive make otherwise. */
    public static void kill(Process process) {
        // Listed while the parents live, killed from the top: a shell whose child dies first starts the next.
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
