package dev.subblock.patches.base;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine. They end when we do. */
public final class SystemCommands implements Commands {

    /** Enough for every error message of apt; what comes before it is dropped. */
    private static final int KEPT_BYTES = 64 << 10;

    /** A program that has closed its output is about to end; if not, it is stuck and is killed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(SystemCommands::kill), "end package tools"));
    }

    @Override
    public Outcome run(Path directory, List<String> argv, Duration limit) throws IOException, InterruptedException {
        Process process = start(builder(directory, argv).redirectErrorStream(true));
        Tail tail = new Tail(process.getInputStream());
        try {
            tail.start();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            tail.join(GRACE.toMillis());
            return new Outcome(ended ? process.exitValue() : -1, tail.text());
        } finally {
            kill(process);
            RUNNING.remove(process);
        }
    }

    @Override
    public InputStream stream(Path directory, List<String> argv) throws IOException {
        return new Output(start(builder(directory, argv).redirectError(ProcessBuilder.Redirect.DISCARD)), argv.get(0));
    }

    private static ProcessBuilder builder(Path directory, List<String> argv) {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile()).redirectInput(new File("/dev/null"));
        // Messages are looked at and shown; a question would wait for ever.
        builder.environment().putAll(Map.of("LC_ALL", "C", "DEBIAN_FRONTEND", "noninteractive", "GIT_TERMINAL_PROMPT", "0"));
        return builder;
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        RUNNING.add(process);
        return process;
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Keeps the last part of what a program says. */
    private static final class Tail extends Thread {
        private final InputStream in;
        private final byte[] kept = new byte[KEPT_BYTES];
        private int length;

        Tail(InputStream in) {
            super("output of a package tool");
            this.in = in;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] chunk = new byte[8192];
            try {
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    keep(chunk, n);
                }
            } catch (IOException e) {
                // The program was killed; what it said until then is kept.
            }
        }

        private synchronized void keep(byte[] chunk, int n) {
            int stay = Math.min(length, KEPT_BYTES - n);
            System.arraycopy(kept, length - stay, kept, 0, stay);
            System.arraycopy(chunk, 0, kept, stay, n);
            length = stay + n;
        }

        synchronized String text() {
            return new String(Arrays.copyOf(kept, length), StandardCharsets.UTF_8);
        }
    }

    /** The output of a program, with its failure at the end of it. */
    private static final class Output extends FilterInputStream {
        private final Process process;
        private final String name;

        Output(Process process, String name) {
            super(process.getInputStream());
            this.process = process;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            return checked(super.read(buffer, offset, count));
        }

        private int checked(int result) throws IOException {
            if (result < 0) {
                int status = exitStatus();
                if (status != 0) {
                    throw new IOException(name + " failed (exit status " + status + ")");
                }
            }
            return result;
        }

        private int exitStatus() throws IOException {
            try {
                return process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(name + " was interrupted", e);
            }
        }

        @Override
        public void close() throws IOException {
            kill(process);
            RUNNING.remove(process);
            super.close();
        }
    }
}
