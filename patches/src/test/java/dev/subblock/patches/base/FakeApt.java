package dev.subblock.patches.base;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An archive with one package in it, and a machine whose own package lists may be missing. */
class FakeApt implements Commands {
    final List<String> log = new ArrayList<>();
    boolean systemLists = true;
    boolean online = true;
    String version = "9.9.1-1";
    byte[] fsys;

    FakeApt(byte[] fsys) {
        this.fsys = fsys;
    }

    @Override
    public synchronized Outcome run(Path directory, List<String> argv, Duration limit) throws IOException {
        boolean ownState = argv.stream().anyMatch(a -> a.startsWith("Dir::State::lists="));
        String what = argv.contains("--print-uris") ? "print-uris" : argv.contains("update") ? "update"
                : argv.contains("download") ? "download" : argv.get(0);
        log.add(what + (ownState ? " with own lists" : ""));
        switch (what) {
            case "update":
                return online ? new Outcome(0, "") : new Outcome(100, "Err:1 http://deb.example\nE: Failed to fetch, no network\n");
            case "print-uris":
                return new Outcome(0, "Reading package lists...\n'http://deb.example/p_" + version + "_all.deb' "
                        + Tarballs.SOURCE.packageName() + "_" + version.replace(":", "%3a") + "_all.deb 123 SHA256:00\n");
            case "download":
                if (!online || !systemLists && !ownState) {
                    return new Outcome(100, "E: Unable to locate package " + Tarballs.SOURCE.packageName() + "\n");
                }
                Files.writeString(directory.resolve(Tarballs.SOURCE.packageName() + "_" + version + "_all.deb"), "deb " + version);
                return new Outcome(0, "");
            default:
                return new Outcome(0, version + "\n");
        }
    }

    @Override
    public InputStream stream(Path directory, List<String> argv) throws IOException {
        synchronized (this) {
            log.add("stream");
        }
        return new ByteArrayInputStream(fsys);
    }
}
