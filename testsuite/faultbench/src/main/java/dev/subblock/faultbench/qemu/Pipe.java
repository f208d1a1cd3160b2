package dev.subblock.faultbench.qemu;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A socket between QEMU, which connects to ours, and the tool, to whose we connect then. */
final class Pipe {

    /** What is read at once. */
    private static final int BLOCK = 64 << 10;

    /** Gets what QEMU says, a block at a time, and hands on what the tool is to hear. */
    @FunctionalInterface
    interface Listener {
        void heard(ByteBuffer block) throws IOException, InterruptedException;
    }

    private final ServerSocketChannel server;
    private final Path tool;
    private final Listener listener;
    private SocketChannel toQemu;
    private SocketChannel toTool;
    private final Thread fromQemu;

    /**
     * @param ours where QEMU is told to connect
     * @param tool where the tool listens
     * @param listener null hands everything on
     */
    Pipe(Path ours, Path tool, Listener listener) throws IOException {
        this.tool = tool;
        this.listener = listener;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(ours));
        fromQemu = daemon(this::serve);
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void serve() {
        try {
            SocketChannel qemu = server.accept();
            SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(tool));
            synchronized (this) {
                toQemu = qemu;
                toTool = other;
            }
            daemon(() -> copy(other, qemu));
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (qemu.read(block) >= 0) {
                block.flip();
                if (listener == null) {
                    write(other, block);
                } else {
                    listener.heard(block);
                }
                block.clear();
            }
            other.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            // One side is gone, and the other notices it.
            cut();
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        try {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (from.read(block) >= 0) {
                block.flip();
                write(to, block);
                block.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // As above.
        }
    }

    private static void write(SocketChannel to, ByteBuffer block) throws IOException {
        synchronized (to) {
            while (block.hasRemaining()) {
                to.write(block);
            }
        }
    }

    /** Says something to the tool as if QEMU had said it. */
    void tell(String text) throws IOException {
        write(toTool, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    void tell(ByteBuffer block) throws IOException {
        write(toTool, block);
    }

    /** Ends the connection on both sides. */
    synchronized void cut() {
        try {
            if (toQemu != null) {
                toQemu.close();
                toTool.close();
            }
        } catch (IOException e) {
            // It is cut.
        }
    }

    /** Waits for all that QEMU, which is gone, had said. */
    void drain() throws InterruptedException {
        synchronized (this) {
            if (toQemu == null) {
                return;
            }
        }
        fromQemu.join(2000);
    }
}
