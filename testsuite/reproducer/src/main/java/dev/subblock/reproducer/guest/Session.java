package dev.subblock.reproducer.guest;

import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.evidence.Event;
import dev.subblock.reproducer.evidence.EvidenceSink;
import java.io.IOException;

/** One boot: hello, commands until the last, bye. A command that fails is reported as trouble, and the next one is read. */
final class Session {

    /** Of the evidence and the commands together; the host refuses another one. */
    private static final int PROTOCOL = 1;

    private final CommandReader commands;
    private final EvidenceSink sink;
    private final Guest guest;
    private final CatalogueRun catalogue;
    private boolean firstIo;

    Session(CommandReader commands, EvidenceSink sink, Guest guest, CatalogueRun catalogue) {
        this.commands = commands;
        this.sink = sink;
        this.guest = guest;
        this.catalogue = catalogue;
    }

    /** Returns after {@code quit}, or when the host closed its end or sends what is not lines. */
    void serve() {
        sink.accept(new Event.Hello(PROTOCOL, guest.kernel(), System.getProperty("java.version"), guest.uptimeMs()));
        while (obey()) {
            // Each command reports for itself.
        }
        try {
            guest.unmountAll();
        } catch (IOException e) {
            trouble("", e);
        }
        sink.accept(new Event.Bye(guest.uptimeMs()));
    }

    private boolean obey() {
        String scenario = "";
        try {
            String line = commands.next();
            if (line == null) {
                return false;
            }
            Command command = Command.parse(line);
            if (command instanceof Command.Mount mount) {
                mount(mount);
            } else if (command instanceof Command.Run run) {
                scenario = run.scenario();
                catalogue.run(run.scenario(), run.run(), run.trials());
            } else {
                return false;
            }
        } catch (CommandException | ReproducerException e) {
            trouble(scenario, e);
        } catch (IOException e) {
            trouble(scenario, e);
            return !commands.broken();
        }
        return true;
    }

    private void mount(Command.Mount mount) throws IOException {
        guest.mount(mount.blockSize(), mount.device());
        if (!firstIo) {
            FirstWrite.in(guest.directory(mount.blockSize()));
            firstIo = true;
            sink.accept(new Event.FirstIo(guest.uptimeMs()));
        }
    }

    private void trouble(String scenario, Exception e) {
        sink.accept(new Event.Trouble(scenario, e.getMessage() == null ? e.getClass().getName() : e.getMessage()));
    }
}
