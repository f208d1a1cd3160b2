package dev.subblock.lab.nbd;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The conversation with one client, from its greeting to its end. */
final class Connection implements Runnable {

    private static final int HEADER = 28;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel socket;
    private final Map<String, Export> exports;
    private final Consumer<String> notes;
    private final Replies replies;
    private final Wire wire;
    private boolean greeted;
    private boolean leave;

    /** @param notes hears what was wrong with a client */
    Connection(SocketChannel socket, Map<String, Export> exports, Consumer<String> notes) {
        this.socket = socket;
        this.exports = exports;
        this.notes = notes;
        this.replies = new Replies(socket);
        this.wire = new Wire(socket, replies::flush);
    }

    /** Whatever the client does, it ends with its connection closed and the export free. */
    @Override
    public void run() {
        Export[] mine = {null};
        try (SocketChannel closing = socket) {
            Optional<Export> export = new Handshake(wire, exports, wanted -> {
                boolean taken = wanted.attach(replies);
                mine[0] = taken ? wanted : null;
                return taken;
            }).chosen();
            greeted = true;
            if (export.isPresent()) {
                serve(export.get());
                replies.flush();
            }
        } catch (RefusedException e) {
            notes.accept("NBD: closed a connection: " + e.getMessage());
        } catch (EOFException e) {
            notes.accept("NBD: a client left " + (greeted ? "in the middle of a request" : "before it had chosen an export"));
        } catch (IOException e) {
            notes.accept("NBD: a connection broke: " + e.getMessage());
        } catch (InterruptedException e) {
            // The server closes: nobody waits for what is left.
        } finally {
            if (mine[0] != null) {
                if (!leave) {
                    mine[0].vanished();
                }
                mine[0].detach(replies);
            }
        }
    }

    private void serve(Export export) throws IOException, RefusedException, InterruptedException {
        while (true) {
            ByteBuffer header = header();
            if (header == null) {
                return;
            }
            if (header.getInt() != Nbd.REQUEST_MAGIC) {
                throw new RefusedException("bad magic of a request");
            }
            int flags = Short.toUnsignedInt(header.getShort());
            int command = Short.toUnsignedInt(header.getShort());
            long cookie = header.getLong();
            long offset = header.getLong();
            int length = header.getInt();
            if (command == Nbd.CMD_DISC) {
                leave = true;
                return;
            }
            ByteBuffer data = NOTHING;
            if (command == Nbd.CMD_WRITE) {
                if (length < 0 || length > Nbd.MOST) {
                    throw new RefusedException("a write of " + Integer.toUnsignedString(length) + " bytes");
                }
                data = wire.take(length);
            }
            Op op = op(command);
            String wrong = wrong(op, flags, offset, length, export.size());
            if (wrong != null) {
                notes.accept("NBD: refused " + (op == null ? "command " + command : op.text()) + " at " + Long.toUnsignedString(offset)
                        + "+" + Integer.toUnsignedString(length) + ": " + wrong);
                replies.done(cookie, Replies.EINVAL);
            } else {
                export.handle(new Request(op, cookie, offset, length, (flags & Nbd.FLAG_FUA) != 0, data), replies);
            }
        }
    }

    /** The next request's header; null if the client has gone between two requests, which it may. */
    private ByteBuffer header() throws IOException {
        if (!wire.hasMore()) {
            try {
                wire.need(1);
            } catch (EOFException e) {
                return null;
            }
        }
        return wire.need(HEADER);
    }

    private static Op op(int command) {
        return switch (command) {
            case Nbd.CMD_READ -> Op.READ;
            case Nbd.CMD_WRITE -> Op.WRITE;
            case Nbd.CMD_FLUSH -> Op.FLUSH;
            case Nbd.CMD_TRIM -> Op.TRIM;
            case Nbd.CMD_WRITE_ZEROES -> Op.WRITE_ZEROES;
            default -> null;
        };
    }

    /** What is wrong with a request; null if nothing. */
    private static String wrong(Op op, int flags, long offset, int length, long size) {
        int known = Nbd.FLAG_FUA | (op == Op.WRITE_ZEROES ? Nbd.FLAG_NO_HOLE : 0);
        if (op == null) {
            return "unknown";
        }
        if ((flags & ~known) != 0) {
            return String.format("flags %#x", flags);
        }
        if (op == Op.FLUSH) {
            return offset == 0 && length == 0 ? null : "a flush has no place";
        }
        if (length <= 0 || length > Nbd.MOST) {
            return "length";
        }
        if (offset % Nbd.SECTOR != 0 || length % Nbd.SECTOR != 0) {
            return "not a multiple of " + Nbd.SECTOR;
        }
        return offset < 0 || offset > size - length ? "outside the export" : null;
    }
}
