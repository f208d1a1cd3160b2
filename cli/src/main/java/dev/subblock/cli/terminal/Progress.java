package dev.subblock.cli.terminal;

import dev.subblock.cli.run.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Says on standard error what is being done. On a terminal the current phase is one line that is
 * rewritten every second, with the time it has taken and the time it took before; elsewhere each
 * phase is a plain line when it begins.
 */
public final class Progress implements AutoCloseable {

    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final String CLEAR_LINE = "\r\033[K";

    /** Fits any terminal; a line that wraps is not wiped, and each second would leave one more. */
    private static final int COLUMNS = 79;

    private final PrintStream err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final Durations durations;
    private final long start;
    private Thread ticker;
    private final Deque<Phase> open = new ArrayDeque<>();

    /**
     * @param terminal whether {@code err} is one
     * @param nanos a monotonic clock
     * @param durations how long phases took before
     */
    public Progress(PrintStream err, boolean terminal, LongSupplier nanos, Durations durations) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.durations = durations;
        this.start = nanos.getAsLong();
    }

    /** One thing that is under way; closing it ends it and remembers how long it took. */
    public final class Phase implements AutoCloseable {
        private final String key;
        private final String words;
        private final long began = nanos.getAsLong();
        private final Optional<Duration> expected;
        private boolean succeeded;

        private Phase(String key, String words) {
            this.key = key;
            this.words = words;
            this.expected = durations.expected(key);
        }

        /** Marks it as having done its work: only then is its duration worth remembering. */
        public void done() {
            succeeded = true;
        }

        public double seconds() {
            return (nanos.getAsLong() - began) / 1e9;
        }

        private String line() {
            String usual = expected.map(d -> " of about " + Math.max(1, d.toSeconds()) + " s").orElse("");
            return String.format("[%4d s] %s (%d s%s)", elapsed(), words, (long) seconds(), usual);
        }

        private String announcement() {
            return String.format("[%4d s] %s%s", elapsed(), words,
                    expected.map(d -> " (about " + Math.max(1, d.toSeconds()) + " s)").orElse(""));
        }

        @Override
        public void close() {
            synchronized (Progress.this) {
                if (succeeded) {
                    durations.remember(key, Duration.ofMillis((long) (seconds() * 1000)));
                }
                wipe();
                open.remove(this);
                draw();
            }
        }
    }

    /**
     * Begins a phase; the newest one is the one shown.
     *
     * @param key names phases that should take equally long
     * @param words what is being done, e.g. {@code building step 3 of 8}
     */
    public synchronized Phase begin(String key, String words) {
        Phase phase = new Phase(key, words);
        wipe();
        open.push(phase);
        if (terminal) {
            draw();
            if (ticker == null) {
                ticker = new Thread(this::tick, "progress");
                ticker.setDaemon(true);
                ticker.start();
            }
        } else {
            err.println(phase.announcement());
        }
        return phase;
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        wipe();
        err.println(String.format("[%4d s] %s", elapsed(), line));
        draw();
    }

    private long elapsed() {
        return (nanos.getAsLong() - start) / 1_000_000_000L;
    }

    private void wipe() {
        if (terminal && !open.isEmpty()) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void draw() {
        if (terminal && !open.isEmpty()) {
            String line = open.peek().line();
            err.print(CLEAR_LINE + (line.length() > COLUMNS ? line.substring(0, COLUMNS - 1) + "…" : line));
            err.flush();
        }
    }

    private void tick() {
        try {
            while (true) {
                synchronized (this) {
                    wait(REFRESH.toMillis());
                    draw();
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    @Override
    public synchronized void close() {
        if (ticker != null) {
            ticker.interrupt();
        }
        wipe();
        open.clear();
    }
}
