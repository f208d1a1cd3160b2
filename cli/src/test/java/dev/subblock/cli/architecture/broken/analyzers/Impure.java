package dev.subblock.cli.architecture.broken.analyzers;

import dev.subblock.cli.architecture.broken.lab.Boots;
import dev.subblock.cli.architecture.broken.lab.trace.Seen;
import dev.subblock.cli.architecture.broken.reproducer.evidence.Told;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Instant;

/** Looks at the world instead of the evidence. */
public record Impure(Told evidence, Seen trace, Boots boots, Socket socket, FileChannel file, ProcessBuilder program, Thread thread, Clock clock) {

    static long time() {
        return System.nanoTime() + System.currentTimeMillis() + Instant.now().getNano();
    }
}
