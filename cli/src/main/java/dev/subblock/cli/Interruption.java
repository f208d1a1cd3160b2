package dev.subblock.cli;

/**
 * Ctrl-C and SIGTERM: one line, and the main thread gets a moment to leave its locks and files in
 * order while the children are being killed. The exit code is then 130 or 143, the JVM's own for
 * these signals.
 */
final class Interruption extends Thread {

    /** What a blocked read or a half written file needs to be given up. */
    private static final int GRACE_MILLIS = 2000;

    private static volatile boolean armed = true;
    private static volatile boolean begun;

    private final Thread main;

    Interruption(Thread main) {
        super("interruption");
        this.main = main;
    }

    /** From here on the process ends by itself. */
    static void disarm() {
        armed = false;
    }

    /** Whether it has been said already that this process was interrupted: nothing else is worth saying then. */
    static boolean begun() {
        return begun;
    }

    @Override
    public void run() {
        if (!armed) {
            return;
        }
        begun = true;
        System.err.println("\nsubblock: interrupted");
        main.interrupt();
        try {
            main.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            // The process is ending anyway.
        }
    }
}
