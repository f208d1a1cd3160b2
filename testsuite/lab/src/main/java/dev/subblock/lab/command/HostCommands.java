package dev.subblock.lab.command;

import dev.subblock.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs programs on this machine. */
public final class HostCommands implements Commands {

    /** Output kept in memory: enough for any error message; the rest is in the log, if one was asked for. */
    static final int KEPT_BYTES = 1 << 20;

    /** A killed program that does not die within this time is stuck in the kernel; we go on without it. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public Outcome run(Command command) throws LabException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(command);
        Tail tail = new Tail(KEPT_BYTES);
        Thread reader = new Thread(() -> copy(process.getInputStream(), tail, command), "output of " + command.argv().get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            boolean ended = process.waitFor(command.deadline().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                ChildProcesses.kill(process);
                process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (ChildProcesses.ending()) {
                throw new InterruptedException(command.argv().get(0) + " was ended with us");
            }
            reader.join(GRACE.toMillis());
            if (tail.failure() != null) {
                throw new LabException("can't write the log of " + command.argv().get(0) + ": "
                        + tail.failure().getMessage(), tail.failure());
            }
            return new Outcome(ended ? process.exitValue() : -1, tail.text(), Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            ChildProcesses.kill(process);
            throw e;
        }
    }

    private static Process start(Command command) throws LabException {
        ProcessBuilder builder = new ProcessBuilder(command.argv())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        command.directory().ifPresent(d -> builder.directory(d.toFile()));
        // Messages are matched and quoted: they must not depend on the user's language.
        // LANG as well, because kernels up to 2.6 withdraw LC_ALL from what they call.
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(command.environment());
        try {
            return ChildProcesses.start(builder);
        } catch (IOException e) {
            throw new LabException("can't run " + command.argv().get(0) + ": is it installed? `subblock doctor` tells", e);
        }
    }

    private static void copy(InputStream from, Tail tail, Command command) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from;
                OutputStream log = command.log().isPresent() ? Files.newOutputStream(command.log().get())
                        : OutputStream.nullOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                tail.add(buffer, n);
                tail.tryWrite(log, buffer, n);
            }
        } catch (IOException e) {
            tail.fail(e);
        } catch (UncheckedIOException e) {
            tail.fail(e.getCause());
        }
    }

    /** The last bytes of a stream, and the first failure to log it. */
    private static final class Tail {
        private final byte[] ring;
        private long total;
        private IOException failure;

        Tail(int size) {
            ring = new byte[size];
        }

        synchronized void add(byte[] bytes, int n) {
            for (int i = 0; i < n; i++) {
                ring[(int) (total++ % ring.length)] = bytes[i];
            }
        }

        /** A full disk must not stop the program's output from being drained, or it would hang. */
        synchronized void tryWrite(OutputStream log, byte[] bytes, int n) {
            try {
                if (failure == null) {
                    log.write(bytes, 0, n);
                }
            } catch (IOException e) {
                failure = e;
            }
        }

        synchronized void fail(IOException e) {
            // The stream of a killed process may end in "Stream closed": that is not the log's failure.
            if (failure == null && !"Stream closed".equals(e.getMessage())) {
                failure = e;
            }
        }

        synchronized IOException failure() {
            return failure;
        }

        synchronized String text() {
            int length = (int) Math.min(total, ring.length);
            byte[] out = new byte[length];
            for (int i = 0; i < length; i++) {
                out[i] = ring[(int) ((total - length + i) % ring.length)];
            }
            return new String(out, StandardCharsets.UTF_8);
        }
    }
}
