package dev.subblock.reproducer.disk;

import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Fault;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.sys.Errno;
import dev.subblock.reproducer.sys.NativeMemory;
import dev.subblock.reproducer.sys.OpenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A disk that takes messages in band: behind the file system, on the same device and so in one order with its
 * requests. A message is a write at the mailbox, its answer a read 1 MiB behind. Both are ASCII, filled up with NUL.
 */
public final class Mailbox implements Disk, AutoCloseable {

    /** Bytes: the most of a message. */
    public static final int LONGEST = 32 * 1024;

    private static final int SECTOR = 512;
    private static final long ANSWER = 1L << 20;
    private static final byte[] NULS = new byte[SECTOR];
    private static final String HEX = "0123456789abcdef";

    private final OpenFile device;
    private final long offset;
    private final boolean cuts;
    private final NativeMemory message = NativeMemory.allocate(LONGEST);
    private final NativeMemory answer = NativeMemory.allocate(SECTOR);

    /**
     * @param offset of the mailbox on the device, in bytes
     * @param cuts whether there is a second device for the copy after a power cut
     */
    public Mailbox(String path, long offset, boolean cuts) throws IOException {
        this.device = OpenFile.open(path, OpenFile.READ_WRITE | OpenFile.DIRECT);
        this.offset = offset;
        this.cuts = cuts;
    }

    @Override
    public String lacks(Scenario scenario) {
        return scenario.needsCut() && !cuts ? "wants a second device for the copy after a power cut, and there is none" : "";
    }

    @Override
    public void scenario(int run, String name) throws IOException {
        StringBuilder text = new StringBuilder("scenario ");
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(run >>> shift & 15));
        }
        say(text.append(' ').append(name).toString());
    }

    @Override
    public Start begin(int trial, Demands demands, String extents) throws IOException {
        List<Fault> faults = demands.faults();
        StringBuilder text = new StringBuilder("begin ").append(trial);
        for (int i = 0; i < faults.size(); i++) {
            text.append("\nfault ").append(faults.get(i).words());
        }
        if (demands.cut().midway()) {
            text.append("\ncut ").append(demands.cut().words());
        }
        if (!extents.isEmpty()) {
            text.append('\n').append(extents);
        }
        say(text.toString());
        String word = answer();
        if ("go".equals(word)) {
            return Start.GO;
        }
        if ("sample".equals(word)) {
            return Start.SAMPLE;
        }
        if ("enough".equals(word)) {
            return Start.ENOUGH;
        }
        throw refused("begin", word);
    }

    @Override
    public void end(int trial) throws IOException {
        say("end " + trial);
    }

    @Override
    public boolean cut() throws IOException {
        say("cut");
        String word = answer();
        if ("earlier".equals(word)) {
            return false;
        }
        if (!"cut".equals(word)) {
            throw refused("cut", word);
        }
        return true;
    }

    @Override
    public String checked() throws IOException {
        say("checked");
        String word = answer();
        if ("clean".equals(word)) {
            return "";
        }
        if (word.startsWith("damaged ")) {
            return word.substring("damaged ".length());
        }
        throw refused("checked", word);
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void over() throws IOException {
        say("over");
    }

    @Override
    public void say(String text) throws IOException {
        int length = text.length();
        if (length >= LONGEST) {
            throw new IOException("a message of " + length + " characters is too long for the disk");
        }
        int padded = (length / SECTOR + 1) * SECTOR;
        message.buffer().put(0, text.getBytes(StandardCharsets.ISO_8859_1));
        message.buffer().put(length, NULS, 0, padded - length);
        long written = device.pwrite(message.address(), padded, offset);
        if (written != padded) {
            throw new IOException("the disk takes no message: " + (written < 0 ? Errno.name((int) -written) : "short write"));
        }
    }

    private String answer() throws IOException {
        device.readFully(answer.address(), SECTOR, offset + ANSWER);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SECTOR; i++) {
            int c = answer.buffer().get(i);
            if (c == 0) {
                break;
            }
            text.append(c == '\n' ? ' ' : (char) (c & 0xff));
        }
        return text.toString().strip();
    }

    private static IOException refused(String message, String answer) {
        return new IOException("the disk answers '" + message + "' with '" + answer + "'");
    }

    @Override
    public void close() throws IOException {
        device.close();
        message.close();
        answer.close();
    }
}
