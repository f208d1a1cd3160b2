package dev.subblock.lab.disk;

import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.nbd.NbdClient;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.trace.TraceEvent.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A disk of 1 MiB, each byte of which is 0xee at first, with a guest that does as it is told. A sector of the
 * "reproducer" is one that starts with {@code D}, its writer and its number in the file: bytes all.
 */
final class ServedDisk implements AutoCloseable {

    static final int SIZE = 1 << 20;
    static final int BLOCK = 4096;
    /** Where a file system would keep its log. */
    static final Region LOG = new Region(SIZE / 2, 64 << 10);
    private static final byte[] FRESH = new byte[SIZE];

    static {
        Arrays.fill(FRESH, (byte) 0xee);
    }

    /** For a test in which a wait would be wrong: it would not end in time. */
    static final OrderedDisk.Patience LONG = new OrderedDisk.Patience(Duration.ofSeconds(100), Duration.ofSeconds(100));

    final Path image;
    final Path trace;
    final Path copy;
    final DiskServer server;
    NbdClient guest;

    ServedDisk(Path directory, OrderedDisk.Patience patience, CutCheck check, Commands commands) throws Exception {
        image = directory.resolve("disk.img");
        trace = directory.resolve("disk.trace.jsonl");
        copy = directory.resolve("cut.img");
        Files.write(image, FRESH);
        server = DiskServer.open(new DiskServer.Setup(image, BLOCK, Optional.of(LOG), trace, ServedDisk::name,
                Optional.of(new DiskServer.Cut(copy, check)), commands), patience, System::nanoTime);
        guest = NbdClient.of(server.socket(), "disk");
    }

    ServedDisk(Path directory) throws Exception {
        this(directory, LONG, file -> List.of(), new HostCommands());
    }

    private static Piece name(ByteBuffer bytes, int at, String run, int trial) {
        return bytes.get(at) == 'D' ? new Piece("write " + bytes.get(at + 1), bytes.get(at + 2) * 512L, 1) : SectorNames.OTHER;
    }

    /** Sectors of a write, from that one of its file on. */
    static byte[] data(int writer, int sector, int count) {
        byte[] bytes = new byte[count * 512];
        for (int i = 0; i < count; i++) {
            bytes[i * 512] = 'D';
            bytes[i * 512 + 1] = (byte) writer;
            bytes[i * 512 + 2] = (byte) (sector + i);
        }
        return bytes;
    }

    static byte[] zeros(int count) {
        return new byte[count * 512];
    }

    static byte[] metadata(int count) {
        byte[] bytes = new byte[count * 512];
        Arrays.fill(bytes, (byte) 'M');
        return bytes;
    }

    /** Gives the disk a message; the answer. */
    String tell(String message) throws IOException {
        byte[] bytes = Arrays.copyOf(message.getBytes(StandardCharsets.US_ASCII), (message.length() / 512 + 1) * 512);
        long cookie = guest.write(SIZE, bytes);
        NbdClient.Reply reply = guest.reply();
        while (reply.cookie() != cookie) {
            // Writes that were held until now.
            reply = guest.reply();
        }
        byte[] answer = guest.ask(0, NbdClient.READ, SIZE + (1 << 20), 512, new byte[0]).data();
        return new String(answer, StandardCharsets.US_ASCII).replaceAll("\0+$", "");
    }

    void begin(String order, int trial) throws Exception {
        server.order(DiskOrder.parse(order));
        tell("scenario 0000abcd r1");
        if (!tell("begin " + trial).equals("go")) {
            throw new IOException("no go");
        }
    }

    /** Rings until the disk completes a request for it, which may take two; that request's number. The bell is answered after it. */
    long ring() throws IOException {
        NbdClient.Reply reply = rung();
        return (reply == null ? rung() : reply).cookie();
    }

    /** Rings once; what was completed for it, null if nothing was. */
    NbdClient.Reply rung() throws IOException {
        long bell = bell();
        NbdClient.Reply first = guest.reply();
        if (first.cookie() == bell) {
            return null;
        }
        NbdClient.Reply second = guest.reply();
        if (second.cookie() != bell || second.error() != 0) {
            throw new IOException("the bell was not answered behind the request");
        }
        return first;
    }

    /** Rings; the bell's number. */
    long bell() throws IOException {
        return guest.read(SIZE + (2 << 20), 512);
    }

    byte[] read(long offset, int length) throws IOException {
        return guest.ask(0, NbdClient.READ, offset, length, new byte[0]).data();
    }

    /** Whether the image is as it was at first, not a byte more. */
    boolean untouched() throws IOException {
        return Arrays.equals(Files.readAllBytes(image), FRESH);
    }

    List<String> trace() throws IOException {
        return Files.readAllLines(trace).stream().map(l -> l.replaceAll("\"us\":[0-9]+,", "")).toList();
    }

    @Override
    public void close() throws Exception {
        guest.close();
        server.close();
    }
}
