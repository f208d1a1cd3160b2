package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.evidence.ErrorPoint;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.load.Load;
import java.util.Optional;
import java.util.StringTokenizer;

/** What the host may ask for, one line each. */
sealed interface Command {

    /**
     * {@code mount BLOCKSIZE DEVICE MAILBOX [CUTDEVICE]}: mount the XFS with that block size (bytes) from the device.
     *
     * @param mailbox offset of the disk's mailbox on the device, in bytes; 0 if it has none
     * @param cutDevice where the disk puts the copy when the power is cut; empty if nowhere
     */
    record Mount(int blockSize, String device, long mailbox, String cutDevice) implements Command {}

    /** {@code run SCENARIO run=HEX8 trials=N}: carry out a scenario of the catalogue, N times at most. */
    record Run(String scenario, int run, int trials) implements Command {}

    /** {@code try run=HEX8 trials=N TEXT}: carry out the scenario that the text is, with {@code ;} for the end of a line. */
    record Try(int run, int trials, String text) implements Command {}

    /** {@code watch KIND repeats=N}: make a write of that kind, N times, and tell what the kernel did for it. */
    record Watch(Kind kind, int repeats) implements Command {}

    /** {@code prepare KIND POINT nth=N}: make ready a write of that kind that fails at that point. */
    record Prepare(Kind kind, ErrorPoint point, int nth) implements Command {}

    /** {@code write}: make the write that was prepared. */
    record Write() implements Command {}

    /** {@code check}: tell what is left of it. */
    record Check() implements Command {}

    /** {@code load DEVICE LOAD samples=N}: carry out a load, N times, on a disk in memory that is a copy of the device, and tell how long it took. */
    record Measure(String device, Load load, int samples) implements Command {}

    /** {@code quit}: unmount everything and end. */
    record Quit() implements Command {}

    /** @throws CommandException if the line is none of these */
    static Command parse(String line) throws CommandException {
        StringTokenizer words = new StringTokenizer(line);
        String name = words.hasMoreTokens() ? words.nextToken() : "";
        int arguments = words.countTokens();
        if ("mount".equals(name) && (arguments == 3 || arguments == 4)) {
            int blockSize = positive(words.nextToken(), line);
            String device = device(words.nextToken());
            return new Mount(blockSize, device, offset(words.nextToken(), line), arguments == 4 ? device(words.nextToken()) : "");
        }
        if ("run".equals(name) && arguments == 3) {
            String scenario = words.nextToken();
            String token = after("run=", words.nextToken(), line);
            return new Run(scenario, token(token, line), positive(after("trials=", words.nextToken(), line), line));
        }
        if ("try".equals(name) && arguments > 3) {
            int token = token(after("run=", words.nextToken(), line), line);
            int trials = positive(after("trials=", words.nextToken(), line), line);
            return new Try(token, trials, words.nextToken("").trim());
        }
        if ("watch".equals(name) && arguments == 2) {
            String kind = words.nextToken();
            int repeats = positive(after("repeats=", words.nextToken(), line), line);
            return new Watch(kind(kind), repeats);
        }
        if ("prepare".equals(name) && arguments == 3) {
            Kind kind = kind(words.nextToken());
            ErrorPoint point = point(words.nextToken());
            return new Prepare(kind, point, positive(after("nth=", words.nextToken(), line), line));
        }
        if ("write".equals(name) && arguments == 0) {
            return new Write();
        }
        if ("check".equals(name) && arguments == 0) {
            return new Check();
        }
        if ("load".equals(name) && arguments == 3) {
            String device = device(words.nextToken());
            Load load = load(words.nextToken());
            return new Measure(device, load, positive(after("samples=", words.nextToken(), line), line));
        }
        if ("quit".equals(name) && arguments == 0) {
            return new Quit();
        }
        throw refused(line);
    }

    private static String device(String path) throws CommandException {
        if (!path.startsWith("/dev/") || path.indexOf('/', 5) >= 0 || path.indexOf('.') >= 0 || path.length() == 5) {
            throw new CommandException("not a block device: " + path);
        }
        return path;
    }

    private static String after(String key, String word, String line) throws CommandException {
        if (!word.startsWith(key)) {
            throw refused(line);
        }
        return word.substring(key.length());
    }

    private static int token(String hex, String line) throws CommandException {
        if (hex.length() != 8 || hex.charAt(0) == '+' || hex.charAt(0) == '-') {
            throw refused(line);
        }
        try {
            return Integer.parseUnsignedInt(hex, 16);
        } catch (NumberFormatException e) {
            throw refused(line);
        }
    }

    private static int positive(String number, String line) throws CommandException {
        try {
            int value = Integer.parseInt(number);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as zero is.
        }
        throw refused(line);
    }

    private static long offset(String number, String line) throws CommandException {
        try {
            long value = Long.parseLong(number);
            if (value >= 0 && value % 512 == 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as what is no multiple of a sector is.
        }
        throw refused(line);
    }

    private static Kind kind(String name) throws CommandException {
        Optional<Kind> kind = Kind.named(name);
        if (kind.isEmpty()) {
            throw new CommandException("no kind of write: " + name);
        }
        return kind.get();
    }

    private static ErrorPoint point(String name) throws CommandException {
        Optional<ErrorPoint> point = ErrorPoint.named(name);
        if (point.isEmpty()) {
            throw new CommandException("no error point: " + name);
        }
        return point.get();
    }

    private static Load load(String name) throws CommandException {
        Optional<Load> load = Load.named(name);
        if (load.isEmpty()) {
            throw new CommandException("no load: " + name);
        }
        return load.get();
    }

    private static CommandException refused(String line) {
        return new CommandException("not a command: '" + (line.length() > 80 ? line.substring(0, 80) + "…" : line)
                + "': give 'mount BLOCKSIZE DEVICE MAILBOX [CUTDEVICE]', 'run SCENARIO run=HEX8 trials=N', 'try run=HEX8 trials=N TEXT', 'watch KIND repeats=N', 'prepare KIND POINT nth=N', 'write', 'check', 'load DEVICE LOAD samples=N' or 'quit'");
    }
}
