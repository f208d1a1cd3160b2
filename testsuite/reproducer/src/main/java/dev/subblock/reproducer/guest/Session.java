package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.evidence.ConsoleMark;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceSink;
import dev.subblock.reproducer.failure.Failures;
import dev.subblock.reproducer.scenario.Scenario;
import dev.subblock.reproducer.kind.Shape;
import dev.subblock.reproducer.load.Measurement;
import dev.subblock.reproducer.watch.Watch;
import java.io.IOException;

/** One boot: hello, commands until the last, bye. A command that fails is reported as trouble, and the next one is read. */
final class Session {

    private final CommandReader commands;
    private final EvidenceSink sink;
    private final Guest guest;
    private final CatalogueRun catalogue;
    private final Watch watch;
    private final Failures failures;
    private final Measurement measurement;
    private boolean firstIo;

    Session(CommandReader commands, EvidenceSink sink, Guest guest, CatalogueRun catalogue, Watch watch, Failures failures, Measurement measurement) {
        this.failures = failures;
        this.measurement = measurement;
        this.watch = watch;
        this.commands = commands;
        this.sink = sink;
        this.guest = guest;
        this.catalogue = catalogue;
    }

    /** Returns after {@code quit}, or when the host closed its end or the device fails. */
    void serve() {
        sink.accept(new Event.Hello(Event.PROTOCOL, guest.kernel(), System.getProperty("java.version"), guest.uptimeMs()));
        boolean more = true;
        while (more) {
            try {
                more = obey(read());
            } catch (CommandException e) {
                trouble("", e);
            }
        }
        try {
            // What is said at unmounting, of a lock or a buffer that was lost, is of all scenarios together.
            guest.mark(ConsoleMark.OVER);
            measurement.close();
            guest.unmountAll();
        } catch (IOException e) {
            trouble("", e);
        }
        sink.accept(new Event.Bye(guest.uptimeMs()));
    }

    private Command read() throws CommandException {
        try {
            String line = commands.next();
            return line == null ? new Command.Quit() : Command.parse(line);
        } catch (IOException e) {
            trouble("", e);
            return new Command.Quit();
        }
    }

    /** Whether another command is to be read. */
    private boolean obey(Command command) {
        String scenario = "";
        try {
            if (command instanceof Command.Mount mount) {
                mount(mount);
            } else if (command instanceof Command.Run run) {
                scenario = run.scenario();
                catalogue.run(run.scenario(), run.run(), run.trials());
            } else if (command instanceof Command.Try one) {
                Scenario tried = CatalogueRun.scenario(one.text());
                scenario = tried.name();
                catalogue.run(tried, one.run(), one.trials());
            } else if (command instanceof Command.Watch one) {
                watch.run(guest.volume(Shape.BLOCK).directory(), one.kind(), one.repeats());
            } else if (command instanceof Command.Prepare one) {
                guest.mark(ConsoleMark.SCENARIO + one.kind().name() + " " + one.point().word());
                failures.prepare(guest.volume(Shape.BLOCK), one.kind(), one.point(), one.nth());
            } else if (command instanceof Command.Write) {
                failures.write();
            } else if (command instanceof Command.Check) {
                failures.check();
            } else if (command instanceof Command.Measure one) {
                measurement.run(one.device(), one.load(), one.samples());
            } else {
                return false;
            }
        } catch (IOException | ReproducerException e) {
            trouble(scenario, e);
        }
        return true;
    }

    private void mount(Command.Mount mount) throws IOException {
        guest.mount(mount.blockSize(), mount.device(), mount.mailbox(), mount.cutDevice());
        if (!firstIo) {
            long acknowledged = FirstWrite.in(guest.volume(mount.blockSize()).directory(), guest);
            firstIo = true;
            sink.accept(new Event.FirstIo(acknowledged));
        }
    }

    private void trouble(String scenario, Exception e) {
        sink.accept(new Event.Trouble(scenario, e.getMessage() == null ? e.getClass().getName() : e.getMessage()));
    }
}
