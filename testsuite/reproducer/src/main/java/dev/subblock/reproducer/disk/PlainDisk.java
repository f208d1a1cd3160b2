package dev.subblock.reproducer.disk;

import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;

/** A disk that can't be spoken to: requests go as they come. */
public final class PlainDisk implements Disk {

    @Override
    public String lacks(Scenario scenario) {
        return scenario.needsFaults() ? "wants a disk that fails requests, and this one is not ours"
                : scenario.needsFlights() ? "wants a disk that records what is in flight, and this one is not ours"
                : scenario.demands().syncMount() ? "wants a file system that can be mounted anew, and this one is not ours"
                : scenario.needsCut() ? "wants a disk whose power can be cut, and this one is not ours" : "";
    }

    @Override
    public void scenario(int run, String name) {}

    @Override
    public Start begin(int trial, Demands demands, String extents) {
        return Start.GO;
    }

    @Override
    public void end(int trial) {}

    @Override
    public boolean cut() throws IOException {
        throw new IOException("this disk is not ours: its power can't be cut");
    }

    @Override
    public String checked() throws IOException {
        throw new IOException("this disk is not ours: its power can't be cut");
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public void say(String message) {}

    @Override
    public void over() {}
}
