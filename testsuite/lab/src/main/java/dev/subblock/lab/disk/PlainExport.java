package dev.subblock.lab.disk;

import dev.subblock.lab.nbd.Export;
import dev.subblock.lab.nbd.Replies;
import dev.subblock.lab.nbd.Request;

/** An image that is nothing but a disk: every request at once. One client at a time. */
final class PlainExport implements Export {

    private final Medium medium;
    private Replies client;

    PlainExport(Medium medium) {
        this.medium = medium;
    }

    @Override
    public long size() {
        return medium.size();
    }

    @Override
    public synchronized boolean attach(Replies newcomer) {
        if (client != null) {
            return false;
        }
        client = newcomer;
        return true;
    }

    @Override
    public synchronized void handle(Request request, Replies from) {
        medium.complete(request, from, 0);
    }

    @Override
    public synchronized void detach(Replies leaving) {
        client = null;
    }
}
