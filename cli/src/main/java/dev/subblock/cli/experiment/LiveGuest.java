package dev.subblock.cli.experiment;

import dev.subblock.analyzers.evidence.EvidenceReader;
import dev.subblock.analyzers.evidence.ScenarioEvidence;
import dev.subblock.lab.LabException;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.vm.GuestGoneException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A guest that is asked for one scenario after the other, each answer deciding what is asked next. Used by the thread that started it. */
public final class LiveGuest implements AutoCloseable {

    private final Rig rig;
    private final BenchDisks disks;
    private final Commands commands;

    private LiveGuest(Rig rig, BenchDisks disks, Commands commands) {
        this.rig = rig;
        this.disks = disks;
        this.commands = commands;
    }

    /**
     * Starts one and waits for it.
     *
     * @param directory exists and is empty
     * @throws GuestGoneException if it does not come up
     */
    static LiveGuest start(GuestSource source, Path directory, Commands commands)
            throws LabException, GuestGoneException, IOException, InterruptedException {
        BenchDisks disks = source.disks(directory);
        Rig rig;
        try {
            rig = source.start(disks, directory);
        } catch (LabException | IOException | InterruptedException e) {
            disks.close();
            throw e;
        }
        LiveGuest guest = new LiveGuest(rig, disks, commands);
        try {
            rig.mount();
            return guest;
        } catch (GuestGoneException | InterruptedException e) {
            guest.close();
            throw e;
        }
    }

    /**
     * Runs one errand.
     *
     * @throws GuestGoneException if it brought the guest down, or the guest hangs
     * @throws LabException if the disk had trouble of ours
     */
    public ScenarioEvidence ask(Errand errand, DiskOrder order) throws GuestGoneException, LabException, IOException, InterruptedException {
        Heard heard = rig.run(errand, order);
        Optional<String> failure = disks.failureOfAnOrderlyGuest();
        if (failure.isPresent()) {
            throw new LabException(failure.get());
        }
        return EvidenceReader.read(heard.lines(), List.of(errand.request())).of(errand.name()).orElseThrow();
    }

    /** Ends it in order. @return what is wrong with its file systems */
    public List<String> quit() throws GuestGoneException, LabException, IOException, InterruptedException {
        rig.quit();
        rig.end();
        List<String> damage = new ArrayList<>();
        for (BenchDisk disk : disks.all()) {
            damage.addAll(disk.check(commands));
        }
        return damage;
    }

    /** Kills it, if it runs. Harmless when repeated. */
    @Override
    public void close() throws IOException, InterruptedException {
        rig.close();
    }
}
