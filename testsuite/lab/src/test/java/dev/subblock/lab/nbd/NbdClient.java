package dev.subblock.lab.nbd;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A client that can do right and wrong; big endian as it comes, one thread. */
public final class NbdClient implements AutoCloseable {

    public static final int READ = 0;
    public static final int WRITE = 1;
    public static final int FLUSH = 3;
    public static final int TRIM = 4;
    public static final int WRITE_ZEROES = 6;

    /** A reply. {@code data}: of a read that went well. */
    public record Reply(long cookie, int error, byte[] data) {}

    private final SocketChannel socket;
    public final DataInputStream in;
    public final DataOutputStream out;
    private final Map<Long, Integer> reads = new HashMap<>();
    private long cookies;

    private NbdClient(SocketChannel socket) {
        this.socket = socket;
        this.in = new DataInputStream(Channels.newInputStream(socket));
        this.out = new DataOutputStream(Channels.newOutputStream(socket));
    }

    /** One that has said nothing yet. */
    public static NbdClient connect(Path path) throws IOException {
        return new NbdClient(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    /** One that has read the greeting and sent its flags. */
    public static NbdClient greeted(Path path) throws IOException {
        NbdClient client = connect(path);
        client.in.readFully(new byte[18]);
        client.out.writeInt(3);
        return client;
    }

    /** One that has chosen an export. */
    public static NbdClient of(Path path, String export) throws IOException {
        NbdClient client = greeted(path);
        client.option(7, go(export));
        while (client.optionReply().type() != 1) {
            // Information.
        }
        return client;
    }

    /** Data of the options GO and INFO that want no particular information. */
    public static byte[] go(String export) {
        byte[] name = export.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 + name.length).putInt(name.length).put(name).array();
    }

    public void option(int option, byte[] data) throws IOException {
        write(ByteBuffer.allocate(16 + data.length).putLong(0x49484156454f5054L).putInt(option).putInt(data.length).put(data));
    }

    private void write(ByteBuffer bytes) throws IOException {
        out.write(bytes.array(), 0, bytes.position());
    }

    /** A reply to an option. */
    public record OptionReply(int option, int type, byte[] data) {}

    public OptionReply optionReply() throws IOException {
        if (in.readLong() != 0x0003e889045565a9L) {
            throw new IOException("bad magic");
        }
        int option = in.readInt();
        int type = in.readInt();
        byte[] data = new byte[in.readInt()];
        in.readFully(data);
        if (type < 0 && option == 7 && data.length > 0) {
            throw new IOException("an error with text");
        }
        return new OptionReply(option, type, data);
    }

    /** Sends a request of any kind; its cookie. {@code data}: of a write. */
    public long send(int flags, int command, long offset, int length, byte[] data) throws IOException {
        long cookie = ++cookies;
        write(ByteBuffer.allocate(28 + data.length).putInt(0x25609513).putShort((short) flags).putShort((short) command)
                .putLong(cookie).putLong(offset).putInt(length).put(data));
        if (command == READ) {
            reads.put(cookie, length);
        }
        return cookie;
    }

    public long write(long offset, byte[] data) throws IOException {
        return send(0, WRITE, offset, data.length, data);
    }

    public long read(long offset, int length) throws IOException {
        return send(0, READ, offset, length, new byte[0]);
    }

    /** The next reply, whichever request's. */
    public Reply reply() throws IOException {
        if (in.readInt() != 0x67446698) {
            throw new IOException("bad magic");
        }
        int error = in.readInt();
        long cookie = in.readLong();
        byte[] data = new byte[error == 0 ? reads.getOrDefault(cookie, 0) : 0];
        in.readFully(data);
        return new Reply(cookie, error, data);
    }

    /** A request whose reply is the next. */
    public Reply ask(int flags, int command, long offset, int length, byte[] data) throws IOException {
        long cookie = send(flags, command, offset, length, data);
        Reply reply = reply();
        if (reply.cookie() != cookie) {
            throw new IOException("a reply to " + reply.cookie() + " instead of " + cookie);
        }
        return reply;
    }

    /** Waits until the server has closed the connection; what it said last. */
    public byte[] closed() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            while (true) {
                said.write(in.readByte());
            }
        } catch (EOFException e) {
            return said.toByteArray();
        } catch (IOException e) {
            // Reset, because the server did not read all that we said.
            return said.toByteArray();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
