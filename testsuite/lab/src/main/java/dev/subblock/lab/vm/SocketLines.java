package dev.subblock.lab.vm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines to a socket that another thread reads. The streams that {@link java.nio.channels.Channels}
 * makes would not do: those of one channel share a lock, and a blocked read keeps every write waiting.
 */
final class SocketLines {

    private SocketLines() {}

    static void write(SocketChannel socket, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }
}
