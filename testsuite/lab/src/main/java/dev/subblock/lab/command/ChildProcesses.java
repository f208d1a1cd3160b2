package dev.subblock.lab.command;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The programs that run for us right now: whichever way this process ends in good order, by return,
 * exception, Ctrl-C or SIGTERM, they end with it.
 */
public final class ChildProcesses {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ChildProcesses::kill), "end children"));
    }

    private ChildProcesses() {}

    /** Ends the watch over one program. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    public static Registration register(Process process) {
        RUNNING.add(process);
        return () -> RUNNING.remove(process);
    }

    /** Kills a program and everything it started: make's compilers outlive make otherwise. */
    public static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
