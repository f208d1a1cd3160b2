package dev.subblock.lab.kernel;

import dev.subblock.lab.Digest;
import dev.subblock.lab.LabException;
import dev.subblock.lab.Progress;
import dev.subblock.lab.command.Command;
import dev.subblock.lab.command.Commands;
import dev.subblock.lab.command.Outcome;
import dev.subblock.lab.lock.FileLock;
import dev.subblock.lab.lock.InUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Builds kernels out of tree, one work tree and one object directory per base, configuration and
 * compiler, and keeps each image by its content.
 */
public final class KernelBuilder {

    /** A cold build takes 4 minutes on 2 cores; a loaded or smaller machine gets ten times that. */
    private static final Duration BUILD_DEADLINE = Duration.ofMinutes(40);

    /** Below a home of builds: the files of a tree, what is made of them, and what make said of it last. */
    private static final String SOURCES = Make.SOURCES;
    private static final String OBJECTS = Make.OBJECTS;
    private static final String LOG = "build.log";

    private final Path cache;
    private final Commands commands;
    private final Progress progress;
    private final int jobs;
    private String compiler;

    /**
     * @param cache directory for work trees, objects and images
     * @param jobs how many compilers run at once
     */
    public KernelBuilder(Path cache, Commands commands, Progress progress, int jobs) {
        this.cache = cache;
        this.commands = commands;
        this.progress = progress;
        this.jobs = jobs;
    }

    /**
     * The image of a source, built if it is not there yet.
     *
     * @throws BuildFailedException if the source does not compile
     * @throws LabException if this machine can't build, or a symbol of the configuration is lost
     */
    public KernelImage build(KernelSource source, KernelConfig config)
            throws BuildFailedException, LabException, IOException, InterruptedException {
        String objects = objects(source, config);
        String id = id(objects, source);
        ImageStore images = images();
        // Before it is looked for: what is found then stays.
        InUse.of(cache).hold("images/" + id);
        KernelImage kept = images.find(id);
        if (kept != null) {
            images.mark(id);
            return kept;
        }
        Path home = home(source, objects);
        try (FileLock lock = FileLock.acquire(home.resolve("lock"), progress)) {
            // Another process may have built it while we waited.
            kept = images.find(id);
            KernelImage image = kept != null ? kept : buildIn(home, source, config, id, images);
            images.mark(id);
            return image;
        }
    }

    /**
     * Compiles files of a source once more, and what includes them, and gives what the compiler warns of: a build says nothing of
     * what an earlier one had compiled.
     *
     * @param files relative to the source's top; those that are not there are passed over
     * @throws BuildFailedException if the source does not compile
     */
    public List<String> warningsOf(KernelSource source, KernelConfig config, Collection<String> files)
            throws BuildFailedException, LabException, IOException, InterruptedException {
        Path home = home(source, objects(source, config));
        try (FileLock lock = FileLock.acquire(home.resolve("lock"), progress)) {
            return BuildLog.warnings(compile(home, source, config, files), home.resolve(SOURCES).toString());
        }
    }

    /**
     * Copies the objects that are made of some files of a source, built if they are not there yet.
     *
     * @param files relative to the source's top; headers too
     * @param to where the copies are put, by the paths that they have in the build
     * @return these paths, sorted
     * @throws BuildFailedException if the source does not compile
     */
    public List<String> objectsOf(KernelSource source, KernelConfig config, Collection<String> files, Path to)
            throws BuildFailedException, LabException, IOException, InterruptedException {
        Path home = home(source, objects(source, config));
        try (FileLock lock = FileLock.acquire(home.resolve("lock"), progress)) {
            compile(home, source, config, List.of());
            return new BuiltObjects(home.resolve(OBJECTS)).copy(files, to);
        }
    }

    /** Notes beside an image for a person what it is. @param about one line */
    public void describe(KernelImage image, String about) throws IOException {
        images().describe(image.id(), about);
    }

    /** The image of a source, if it need not be built. It may be removed at any time: to boot it, build it. */
    public Optional<KernelImage> kept(KernelSource source, KernelConfig config) throws LabException, IOException, InterruptedException {
        return Optional.ofNullable(images().find(id(objects(source, config), source)));
    }

    /** Names the builds that take about as long as this one: those of the same base, configuration and compiler that follow a first; empty for a first. */
    public Optional<String> alike(KernelSource source, KernelConfig config) throws LabException, IOException, InterruptedException {
        Path home = home(source, objects(source, config));
        return Files.exists(home.resolve(OBJECTS).resolve(source.target().file())) ? Optional.of(home.getFileName().toString()) : Optional.empty();
    }

    private static String id(String objects, KernelSource source) {
        return Digest.of(objects, source.tree()).substring(0, 16);
    }

    /** Names a directory of objects. What is there only for some bases adds nothing to the names of the others. */
    private String objects(KernelSource source, KernelConfig config) throws LabException, IOException, InterruptedException {
        List<String> parts = new ArrayList<>(List.of(source.base(), config.text(), compiler(), Make.arguments(source).toString()));
        String directories = new BuildDirectories(source.directories()).digest();
        if (!directories.isEmpty()) {
            parts.add(directories);
        }
        if (source.target() != KernelSource.Target.VMLINUX) {
            parts.add(source.target().goal());
        }
        return Digest.of(parts.toArray(String[]::new)).substring(0, 12);
    }

    /** The image of that id, as an earlier build named it, if it is still kept here. */
    public Optional<KernelImage> kept(String id) throws IOException {
        if (!id.matches("[0-9a-f]{16}")) {
            return Optional.empty();
        }
        InUse.of(cache).hold("images/" + id);
        Optional<KernelImage> kept = Optional.ofNullable(images().find(id));
        kept.ifPresent(image -> images().mark(id));
        return kept;
    }

    private ImageStore images() {
        return new ImageStore(cache.resolve("images"));
    }

    private Path home(KernelSource source, String objects) {
        return cache.resolve("build").resolve(source.base() + "-" + objects);
    }

    private KernelImage buildIn(Path home, KernelSource source, KernelConfig config, String id, ImageStore images)
            throws BuildFailedException, LabException, IOException, InterruptedException {
        long start = System.nanoTime();
        String text = compile(home, source, config, List.of());
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> warnings = BuildLog.warnings(text, home.resolve(SOURCES).toString());
        return images.keep(id, home.resolve(OBJECTS).resolve(source.target().file()), home.resolve(LOG), warnings, seconds);
    }

    /** Makes the target. @param anew files that are compiled again although nothing changed @return what make printed */
    private String compile(Path home, KernelSource source, KernelConfig config, Collection<String> anew)
            throws BuildFailedException, LabException, IOException, InterruptedException {
        SourceTree tree = new SourceTree(home.resolve(SOURCES));
        if (!Files.exists(tree.directory())) {
            progress.say("writing the source of " + source.base());
        }
        tree.moveTo(source.repository(), source.tree());
        for (String file : anew) {
            Path path = tree.directory().resolve(file).normalize();
            if (path.startsWith(tree.directory()) && Files.isRegularFile(path)) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
            }
        }
        Path objects = Files.createDirectories(home.resolve(OBJECTS));
        new BuildDirectories(source.directories()).place(home);
        UnfinishedBuild unfinished = new UnfinishedBuild(home.resolve("unfinished"), objects);
        unfinished.begin();
        // After that: a configuration that was cut short, or never checked, is among what is removed.
        configure(home, source, config);
        Path log = home.resolve(LOG);
        Command build = make(home, source, source.target().goal()).loggedTo(log);
        Outcome made = commands.run(build);
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        if (!made.ok() && BuildLog.configurationAsked(text)) {
            // The base has another source than when the directory was made, with symbols that were not answered for.
            Files.delete(objects.resolve(".config"));
            configure(home, source, config);
            made = commands.run(build);
            text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        }
        if (BuildLog.diskFull(text)) {
            throw new LabException("no space left in " + cache + ": free some, or set SUBBLOCK_CACHE to a larger disk");
        }
        if (made.timedOut()) {
            throw new LabException("make took longer than " + BUILD_DEADLINE.toMinutes() + " minutes; its log is " + log);
        }
        // Ended by itself, whatever it said: make removes what a failing compiler leaves.
        unfinished.end();
        String sourceDirectory = tree.directory().toString();
        if (!made.ok()) {
            throw new BuildFailedException(BuildLog.errors(text, sourceDirectory), log);
        }
        // Once more: make asks Kconfig again where a step has changed it.
        check(objects.resolve(".config"), config);
        return text;
    }

    /** Configures once: the fragment is part of the directory's name. */
    private void configure(Path home, KernelSource source, KernelConfig config) throws LabException, IOException, InterruptedException {
        Path objects = home.resolve(OBJECTS);
        Path done = objects.resolve(".config");
        if (Files.exists(done)) {
            return;
        }
        Path fragment = Files.writeString(objects.resolve(Make.FRAGMENT_FILE), config.text());
        Command configure = make(home, source, Make.CONFIGURE).with(Make.FRAGMENT, fragment.toString());
        commands.succeed(configure);
        check(done, config);
    }

    /** A configuration that lost a symbol does not stay: the next build would take it as it is. */
    private static void check(Path dotConfig, KernelConfig config) throws LabException, IOException {
        try {
            config.checkSurvived(Files.readString(dotConfig));
        } catch (LabException e) {
            Files.deleteIfExists(dotConfig);
            throw e;
        }
    }

    private Command make(Path home, KernelSource source, String target) {
        // make ends with us even if we are killed, or it would go on in a directory whose lock is free again.
        List<String> argv = new ArrayList<>(List.of("setpriv", "--pdeathsig", "TERM"));
        argv.addAll(Make.of(home, source, jobs, target).argv());
        // To configure is to compile, too: the host's tools.
        return Command.of(argv).within(BUILD_DEADLINE);
    }

    private String compiler() throws LabException, InterruptedException {
        if (compiler == null) {
            compiler = commands.succeed(Command.of("gcc", "--version")).output().lines().findFirst().orElse("");
        }
        return compiler;
    }
}
