package dev.subblock.faultbench.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the tool works for one case, and what it must not leave there. */
public final class Surroundings {

    /** In the environment of all that the tool starts: by it they are found. */
    private static final String MARK = "SUBBLOCK_FAULTBENCH";
    /** A killed QEMU is gone in far less; a busy host needs its time. */
    private static final int ENDING_SECONDS = 15;

    private final Path work;
    private final Path runs;

    /** @param work an existing, empty directory with a short name */
    public Surroundings(Path work) throws IOException {
        this.work = work;
        this.runs = work.resolve("runs");
        Files.createDirectory(work.resolve("tmp"));
    }

    public Path work() {
        return work;
    }

    public Path runs() {
        return runs;
    }

    Map<String, String> environment() {
        return Map.of(MARK, work.toString(), "TMPDIR", work.resolve("tmp").toString(), "SUBBLOCK_RUNS", runs.toString());
    }

    /** The runs, the oldest first. */
    public List<Path> all() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(runs)) {
            return list.filter(Files::isDirectory).sorted(Comparator.comparing(Path::toString)).toList();
        }
    }

    public Optional<Path> latest() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Processes, loop devices that are still there when the tool is gone; they get a moment. */
    public List<String> running() throws IOException, InterruptedException {
        List<String> left = processes();
        for (int i = 0; i < ENDING_SECONDS * 10 && !left.isEmpty(); i++) {
            Thread.sleep(100);
            left = processes();
        }
        List<String> all = new ArrayList<>(left);
        all.addAll(loops());
        return all;
    }

    /** Temporary files, sockets among them, disks and snapshots of guests that nobody needs. */
    public List<String> files() throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> list = Files.list(work.resolve("tmp"))) {
            // The JVM's own, which it removes by itself.
            list.filter(f -> !f.getFileName().toString().startsWith("hsperfdata")).map(f -> "left in /tmp: " + f.getFileName()).forEach(left::add);
        }
        for (Path run : all()) {
            try (Stream<Path> walk = Files.walk(run, 2)) {
                walk.filter(f -> f.getFileName().toString().equals("snapshot") || f.getFileName().toString().endsWith(".new"))
                        .map(f -> "left in the run: " + runs.relativize(f)).forEach(left::add);
            }
        }
        return left;
    }

    private List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        String mark = MARK + "=" + work;
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
                try {
                    if (List.of(Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1).split("\0")).contains(mark)) {
                        found.add("still running: " + Files.readString(process.resolve("comm")).strip());
                    }
                } catch (IOException e) {
                    // Another user's, or gone by now.
                }
            }
        }
        return found;
    }

    private List<String> loops() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/sys/block"))) {
            for (Path device : all.toList()) {
                Path backing = device.resolve("loop/backing_file");
                if (Files.isReadable(backing) && Files.readString(backing).startsWith(work.toString())) {
                    found.add("loop device " + device.getFileName());
                }
            }
        }
        return found;
    }
}
