package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceWriter;
import dev.subblock.reproducer.evidence.FailureWriter;
import dev.subblock.reproducer.failure.Failures;
import dev.subblock.reproducer.evidence.LoadWriter;
import dev.subblock.reproducer.evidence.WatchWriter;
import dev.subblock.reproducer.load.Measurement;
import dev.subblock.reproducer.sys.Machine;
import dev.subblock.reproducer.trial.Interlude;
import dev.subblock.reproducer.trial.Priorities;
import dev.subblock.reproducer.trial.ScenarioRun;
import dev.subblock.reproducer.trial.SystemTicker;
import dev.subblock.reproducer.watch.Watch;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;

/**
 * The guest's program. Argument: the channel, a character device such as {@code /dev/vport0p1} over which
 * commands come in and evidence goes out; {@code -} for standard input and output. Exit status 0 after {@code quit} or the end of the channel, 1
 * if the channel can't be used. As process 1 it resets the machine instead of exiting, which the
 * kernel would answer with a panic.
 */
public final class Agent {

    /** Instead of a device: standard input and output, for a run on the host that loads the same classes. */
    private static final String STANDARD = "-";

    private Agent() {}

    public static void main(String[] arguments) {
        int status = 0;
        try {
            serve(arguments);
        } catch (Throwable e) {
            // To the console, which is all that is left to speak through.
            System.err.println("subblock agent: " + e);
            status = 1;
        }
        end(status);
    }

    private static void serve(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("give the channel's device, such as /dev/vport0p1");
        }
        if (STANDARD.equals(arguments[0])) {
            serve(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
            return;
        }
        if (!new File(arguments[0]).exists()) {
            // Opening it would make a file of that name, with nobody at the other end.
            throw new IOException(arguments[0] + " is not there");
        }
        // One descriptor for both ways: a virtio port may be opened only once.
        try (RandomAccessFile channel = new RandomAccessFile(arguments[0], "rw")) {
            serve(new FileInputStream(channel.getFD()), new FileOutputStream(channel.getFD()));
        }
    }

    private static void serve(InputStream in, OutputStream out) {
        EvidenceWriter evidence = new EvidenceWriter(out);
        Guest guest = new LinuxGuest();
        ScenarioRun runner = new ScenarioRun(evidence, new SystemTicker(), Priorities.STRICT, new Interlude() {});
        new Session(new CommandReader(in), evidence, guest, new CatalogueRun(guest, runner), new Watch(new WatchWriter(out)),
                new Failures(new FailureWriter(out)), new Measurement(new LoadWriter(out))).serve();
    }

    private static void end(int status) {
        try {
            if (Machine.pid() == 1) {
                Machine.restart();
            }
        } catch (IOException | LinkageError e) {
            System.err.println("subblock agent: " + e);
        }
        // halt, not exit: there is nothing to be done at shutdown, and it costs classes.
        Runtime.getRuntime().halt(status);
    }
}
