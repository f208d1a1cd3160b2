package dev.subblock.cli.run;

import dev.subblock.cli.exit.CliException;
import dev.subblock.lab.DirectoryTree;
import dev.subblock.lab.lock.Holder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A directory with all of one run. What is written to it appears whole or not at all, and stays. */
public final class RunDirectory implements AutoCloseable {

    /** What a process that works on a run holds. */
    static final String LOCK = "lock";
    /** In the directory of a guest: its disks were checked. */
    public static final String CHECKED = "guest.json";
    /** In the directory of a guest: the machine that others go on from, while they do. */
    public static final String SNAPSHOT = "snapshot";
    /** The report of a run that has no {@code results.json}, as it was printed. */
    public static final String TOLD = "report.txt";

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** Runs that begin in the same second get a number; nobody starts more. */
    private static final int SAME_SECOND = 100;

    private final Path directory;
    /** Held until this is closed or the process ends, however it does. */
    private final FileChannel lock;

    private RunDirectory(Path directory) throws CliException, IOException {
        this.directory = directory;
        this.lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        String holder = "";
        try {
            if (lock.tryLock() != null) {
                Holder.sign(lock);
                return;
            }
            holder = Holder.of(directory.resolve(LOCK));
        } catch (OverlappingFileLockException e) {
            // It is this process that works on it.
        }
        lock.close();
        throw CliException.trouble("another subblock" + holder + " works on " + directory + ": wait for it, or begin a new run");
    }

    /** Makes a new one below {@code runs}, named by the time and by what is run. */
    public static RunDirectory create(Path runs, Clock clock, String what) throws CliException, IOException {
        Files.createDirectories(runs);
        String name = NAME.format(clock.instant()) + "-" + what;
        for (int i = 1; i < SAME_SECOND; i++) {
            try {
                return new RunDirectory(Files.createDirectory(runs.resolve(i == 1 ? name : name + "-" + i)));
            } catch (FileAlreadyExistsException e) {
                // Another run took it: the next number.
            }
        }
        throw new FileAlreadyExistsException(runs.resolve(name).toString());
    }

    /**
     * One that is there already, to go on with.
     *
     * @throws CliException if another process works on it
     */
    public static RunDirectory open(Path directory) throws CliException, IOException {
        return new RunDirectory(directory);
    }

    /** Whether a process works on that directory now. */
    public static boolean busy(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        // A shared one needs no right to write: a run of somebody else can be looked at.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock mine = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return mine == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    public Path path() {
        return directory;
    }

    /** A new directory in it, for what comes in pieces. */
    public Path subdirectory(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** From here on another process may go on with it. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Removes the directories in it whose whole name fits. */
    public void remove(String pattern) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(directory)) {
            old = all.filter(Files::isDirectory).filter(d -> d.getFileName().toString().matches(pattern)).toList();
        }
        for (Path one : old) {
            DirectoryTree.delete(one);
        }
    }

    public void writeJson(String name, Object value) throws IOException {
        write(name, JSON.writeValueAsString(value) + "\n");
    }

    /** Prints a report, and keeps it as {@link #TOLD}. */
    public void tell(PrintWriter out, Consumer<PrintWriter> report) throws IOException {
        StringWriter text = new StringWriter();
        report.accept(new PrintWriter(text));
        write(TOLD, text.toString());
        out.print(text);
        out.flush();
    }

    /** Written, synced, renamed: after a power cut there is the old file or the new one. */
    public synchronized void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            // Half of it helps nobody, and may be what fills the disk.
            Files.deleteIfExists(next);
            throw e;
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
