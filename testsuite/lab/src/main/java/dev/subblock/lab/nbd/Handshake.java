package dev.subblock.lab.nbd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The first part of a conversation: greeting and options, until the client has chosen an export. */
final class Handshake {

    /** A name (4096 bytes in the protocol), its length, and a list of wanted information. */
    private static final int MOST_BYTES = 8 << 10;
    /** A client needs a handful. */
    private static final int MOST_OPTIONS = 64;
    /** Zeros that old clients expect behind an export's flags. */
    private static final int ZEROES = 124;
    private static final int PREFERRED_BLOCK = 4096;

    private final Wire wire;
    private final Map<String, Export> exports;
    private final Predicate<Export> take;

    /** @param take claims an export for the client; false if it can't be had */
    Handshake(Wire wire, Map<String, Export> exports, Predicate<Export> take) {
        this.wire = wire;
        this.exports = exports;
        this.take = take;
    }

    /**
     * Talks until an export is chosen.
     *
     * @return nothing if the client took its leave
     * @throws RefusedException if the client is to be turned away
     */
    Optional<Export> chosen() throws IOException, RefusedException {
        wire.send(ByteBuffer.allocate(18).putLong(Nbd.INIT_MAGIC).putLong(Nbd.OPTION_MAGIC)
                .putShort((short) (Nbd.FIXED_NEWSTYLE | Nbd.NO_ZEROES)).flip());
        int client = wire.need(4).getInt();
        if ((client & Nbd.FIXED_NEWSTYLE) == 0 || (client & ~(Nbd.FIXED_NEWSTYLE | Nbd.NO_ZEROES)) != 0) {
            throw new RefusedException(String.format("flags %#x instead of fixed newstyle", client));
        }
        for (int i = 0; i < MOST_OPTIONS; i++) {
            ByteBuffer header = wire.need(16);
            if (header.getLong() != Nbd.OPTION_MAGIC) {
                throw new RefusedException("bad magic of an option");
            }
            int option = header.getInt();
            int length = header.getInt();
            if (length < 0 || length > MOST_BYTES) {
                throw new RefusedException("an option of " + Integer.toUnsignedString(length) + " bytes");
            }
            ByteBuffer data = wire.take(length);
            switch (option) {
                case Nbd.OPT_EXPORT_NAME -> {
                    return Optional.of(byName(text(data), (client & Nbd.NO_ZEROES) != 0));
                }
                case Nbd.OPT_GO, Nbd.OPT_INFO -> {
                    Optional<Export> export = wanted(option, data);
                    if (export.isPresent()) {
                        return export;
                    }
                }
                case Nbd.OPT_LIST -> list(data);
                case Nbd.OPT_ABORT -> {
                    reply(option, Nbd.REP_ACK, ByteBuffer.allocate(0));
                    return Optional.empty();
                }
                default -> reply(option, Nbd.REP_ERR_UNSUP, ByteBuffer.allocate(0));
            }
        }
        throw new RefusedException("more than " + MOST_OPTIONS + " options");
    }

    /** This option has no error reply: a name that is not there ends the conversation. */
    private Export byName(String name, boolean noZeroes) throws IOException, RefusedException {
        Export export = exports.get(name);
        if (export == null || !take.test(export)) {
            throw new RefusedException(export == null ? "an export that is not there" : "an export that is taken");
        }
        ByteBuffer reply = ByteBuffer.allocate(10 + (noZeroes ? 0 : ZEROES)).putLong(export.size()).putShort(Nbd.EXPORT_FLAGS);
        wire.send(reply.rewind());
        return export;
    }

    private Optional<Export> wanted(int option, ByteBuffer data) throws IOException {
        Optional<String> name = name(data);
        Export export = exports.get(name.orElse(""));
        if (export == null) {
            reply(option, name.isPresent() ? Nbd.REP_ERR_UNKNOWN : Nbd.REP_ERR_INVALID, ByteBuffer.allocate(0));
            return Optional.empty();
        }
        boolean go = option == Nbd.OPT_GO;
        if (go && !take.test(export)) {
            reply(option, Nbd.REP_ERR_POLICY, ByteBuffer.allocate(0));
            return Optional.empty();
        }
        reply(option, Nbd.REP_INFO, ByteBuffer.allocate(12).putShort(Nbd.INFO_EXPORT).putLong(export.size())
                .putShort(Nbd.EXPORT_FLAGS).flip());
        reply(option, Nbd.REP_INFO, ByteBuffer.allocate(14).putShort(Nbd.INFO_BLOCK_SIZE).putInt(Nbd.SECTOR)
                .putInt(PREFERRED_BLOCK).putInt(Nbd.MOST).flip());
        reply(option, Nbd.REP_ACK, ByteBuffer.allocate(0));
        return go ? Optional.of(export) : Optional.empty();
    }

    /** The name in an option: its length, itself, a count of 16-bit numbers of information, these; nothing if it is not so. */
    private static Optional<String> name(ByteBuffer data) {
        if (data.remaining() < 6) {
            return Optional.empty();
        }
        int length = data.getInt(0);
        if (length < 0 || length > data.remaining() - 6
                || data.remaining() != 6 + length + 2 * Short.toUnsignedInt(data.getShort(4 + length))) {
            return Optional.empty();
        }
        return Optional.of(text(data.slice(4, length)));
    }

    private void list(ByteBuffer data) throws IOException {
        if (data.hasRemaining()) {
            reply(Nbd.OPT_LIST, Nbd.REP_ERR_INVALID, ByteBuffer.allocate(0));
            return;
        }
        for (String name : exports.keySet()) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            reply(Nbd.OPT_LIST, Nbd.REP_SERVER, ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).flip());
        }
        reply(Nbd.OPT_LIST, Nbd.REP_ACK, ByteBuffer.allocate(0));
    }

    private void reply(int option, int type, ByteBuffer data) throws IOException {
        wire.send(ByteBuffer.allocate(20 + data.remaining()).putLong(Nbd.OPTION_REPLY_MAGIC).putInt(option).putInt(type)
                .putInt(data.remaining()).put(data).flip());
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
