package dev.subblock.reproducer.trial;

import dev.subblock.reproducer.disk.Disk;
import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Fault;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A directory, and a disk that only keeps what it is told. When the power is cut, the files are copied as they are. */
final class FakeVolume implements Volume, Disk {

    /** What was said to the disk, and asked of the volume. */
    final List<String> said = new ArrayList<>();
    /** After so many trials there is enough; all but the first {@code exact} are samples. */
    int most = Integer.MAX_VALUE;
    int exact = Integer.MAX_VALUE;
    String damage = "";
    boolean cutAtEnd = true;

    private final Path directory;
    private final Path copy;
    private int begun;

    FakeVolume(Path directory) throws IOException {
        this.directory = Files.createDirectory(directory.resolve("live"));
        this.copy = Files.createDirectory(directory.resolve("cut"));
    }

    @Override
    public String directory() {
        return directory.toString();
    }

    @Override
    public Disk disk() {
        return this;
    }

    @Override
    public void remount() {
        said.add("remount");
    }

    @Override
    public void sync(boolean always) {
        said.add(always ? "mount sync" : "mount async");
    }

    @Override
    public String mountCut() {
        said.add("mount cut");
        return copy.toString();
    }

    @Override
    public void unmountCut() {
        said.add("unmount cut");
    }

    @Override
    public String lacks(Scenario scenario) {
        return "";
    }

    @Override
    public void scenario(int run, String name) {
        said.add("scenario " + name);
    }

    @Override
    public Start begin(int trial, Demands demands, String extents) {
        List<Fault> faults = demands.faults();
        said.add("begin " + trial + (faults.isEmpty() ? "" : " " + faults.size()) + (extents.isEmpty() ? "" : " " + extents.lines().count()));
        if (begun == most) {
            return Start.ENOUGH;
        }
        begun++;
        return begun > exact ? Start.SAMPLE : Start.GO;
    }

    @Override
    public void end(int trial) {
        said.add("end " + trial);
    }

    @Override
    public boolean cut() throws IOException {
        said.add("cut");
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return cutAtEnd;
    }

    @Override
    public String checked() {
        said.add("checked");
        return damage;
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public void say(String message) {
        said.add(message);
    }

    @Override
    public void over() {
        said.add("over");
    }

    /** The names of the files that are left. */
    List<String> left() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file's copy after a power cut is. */
    Path copyOf(String path) {
        return copy.resolve(Path.of(path).getFileName());
    }
}
