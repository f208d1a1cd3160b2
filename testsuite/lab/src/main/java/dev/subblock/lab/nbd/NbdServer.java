package dev.subblock.lab.nbd;

import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.scratch.Scratch;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Serves exports on a unix socket in a directory that only we may enter. A thread for each client. */
public final class NbdServer implements AutoCloseable {

    /** A guest has one for each disk; the others are somebody's tools. */
    private static final int MOST_CLIENTS = 8;
    /** How long a thread may take to notice that its connection is closed. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, Export> exports;
    private final Consumer<String> notes;
    private final Path directory;
    private final Path socket;
    private final ServerSocketChannel server;
    /** Guarded by itself, as is {@link #closing}. */
    private final Map<Thread, SocketChannel> clients = new HashMap<>();
    private boolean closing;

    /**
     * Begins to listen.
     *
     * @param exports by name
     * @param notes hears, in one line each, of clients that did not keep to the protocol; called by several threads
     * @throws IOException if there can be no socket
     */
    public NbdServer(Map<String, Export> exports, Consumer<String> notes) throws IOException {
        this.exports = Map.copyOf(exports);
        this.notes = notes;
        // Private (mode 700) and short: a socket's path has at most 107 bytes.
        this.directory = Scratch.directory("nbd");
        this.socket = directory.resolve("nbd");
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            server.close();
            DirectoryTree.delete(directory);
            throw e;
        }
        daemon(this::listen, "nbd").start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens. */
    public Path socket() {
        return socket;
    }

    private void listen() {
        try {
            while (true) {
                welcome(server.accept());
            }
        } catch (IOException e) {
            synchronized (clients) {
                if (!closing) {
                    notes.accept("NBD: can't listen any more: " + e.getMessage());
                }
            }
        }
    }

    private void welcome(SocketChannel client) throws IOException {
        synchronized (clients) {
            if (closing || clients.size() >= MOST_CLIENTS) {
                client.close();
                notes.accept("NBD: turned a client away: there are " + clients.size());
                return;
            }
            Connection connection = new Connection(client, exports, this::note);
            Thread thread = daemon(() -> {
                try {
                    connection.run();
                } finally {
                    forget(Thread.currentThread());
                }
            }, "nbd client");
            clients.put(thread, client);
            thread.start();
        }
    }

    private void forget(Thread thread) {
        synchronized (clients) {
            clients.remove(thread);
        }
    }

    /** A connection that breaks because we close it is nobody's fault. */
    private void note(String text) {
        boolean ours;
        synchronized (clients) {
            ours = closing;
        }
        if (!ours) {
            notes.accept(text);
        }
    }

    /** Closes every connection and removes the socket with its directory. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        Map<Thread, SocketChannel> left;
        synchronized (clients) {
            closing = true;
            left = Map.copyOf(clients);
        }
        server.close();
        for (SocketChannel client : left.values()) {
            client.close();
        }
        for (Thread thread : left.keySet()) {
            // It may be in the middle of a program that checks a disk.
            thread.interrupt();
            thread.join(GRACE.toMillis());
        }
        DirectoryTree.delete(directory);
    }
}
