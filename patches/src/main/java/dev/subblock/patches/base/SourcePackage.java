package dev.subblock.patches.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Debian package with a kernel source in it, fetched with apt, which checks the archive's signature. Needs no
 * root: nothing of the system's own state is written.
 */
final class SourcePackage {

    /**
     * A package file on disk.
     *
     * @param file the {@code .deb}
     * @param version of the package
     * @param sha256 of the file, 64 hex digits
     */
    record Download(Path file, String version, String sha256) {}

    /** 140 MB at 100 kB/s, the slowest line that is still of use; apt itself gives up on a dead one much earlier. */
    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(30);
    /** For what only reads a few files. */
    private static final Duration QUERY_LIMIT = Duration.ofMinutes(1);

    private static final Pattern URI_LINE = Pattern.compile("(?m)^'[^']*' (\\S+)_(\\S+)_\\S+\\.deb \\d+.*$");

    private final Commands commands;
    private final String name;
    private final Path scratch;

    /** @param scratch directory for apt's state and for the package; the caller removes it */
    SourcePackage(Commands commands, String name, Path scratch) {
        this.commands = commands;
        this.name = name;
        this.scratch = scratch;
    }

    /**
     * Downloads what the system's package lists name; where they are absent or out of date, what fresh ones name.
     *
     * @throws BaseException if apt is missing, or the package cannot be had either way
     */
    Download download() throws BaseException, IOException, InterruptedException {
        Commands.Outcome first = apt(List.of("download", name), DOWNLOAD_LIMIT);
        if (!first.ok() || find().isEmpty()) {
            Commands.Outcome update = updateOwnLists();
            List<String> again = ownState();
            again.addAll(List.of("download", name));
            Commands.Outcome second = apt(again, DOWNLOAD_LIMIT);
            if (!second.ok() || find().isEmpty()) {
                throw new BaseException("apt cannot download " + name + ": " + lastError(List.of(second, update, first))
                        + "; check the network and the apt sources");
            }
        }
        Path file = find().orElseThrow();
        return new Download(file, version(file), sha256(file));
    }

    /**
     * Asks the archive for the newest version.
     *
     * @return empty if the archive cannot be reached or has no such package
     */
    Optional<String> newestVersion() throws BaseException, IOException, InterruptedException {
        if (!updateOwnLists().ok()) {
            return Optional.empty();
        }
        List<String> query = ownState();
        query.addAll(List.of("download", "--print-uris", name));
        Matcher m = URI_LINE.matcher(apt(query, QUERY_LIMIT).output());
        // A file name has an epoch's colon as %3a.
        return m.find() && m.group(1).equals(name) ? Optional.of(m.group(2).replace("%3a", ":")) : Optional.empty();
    }

    private Commands.Outcome updateOwnLists() throws BaseException, IOException, InterruptedException {
        Files.createDirectories(scratch.resolve("lists/partial"));
        Files.createDirectories(scratch.resolve("cache/archives/partial"));
        List<String> update = ownState();
        // Without this, apt calls it a success when it could not fetch a single list.
        update.addAll(List.of("-o", "APT::Update::Error-Mode=any", "update"));
        return apt(update, DOWNLOAD_LIMIT);
    }

    /** Lists and caches of our own; sources, keys and the record of installed packages stay the system's. */
    private List<String> ownState() {
        return new ArrayList<>(List.of("-o", "Dir::State::lists=" + scratch.resolve("lists"),
                "-o", "Dir::Cache=" + scratch.resolve("cache")));
    }

    private Commands.Outcome apt(List<String> arguments, Duration limit)
            throws BaseException, IOException, InterruptedException {
        // As root, apt would drop to a user that has no right to write to our private directory.
        List<String> argv = new ArrayList<>(List.of("apt-get", "-q", "-o", "APT::Sandbox::User=root"));
        argv.addAll(arguments);
        try {
            return commands.run(scratch, argv, limit);
        } catch (IOException e) {
            throw new BaseException("apt-get cannot be run; this base comes as a Debian package, so it needs Debian's apt", e);
        }
    }

    private Optional<Path> find() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.filter(f -> f.getFileName().toString().matches(Pattern.quote(name) + "_.*\\.deb")).findFirst();
        }
    }

    private String version(Path file) throws BaseException, IOException, InterruptedException {
        Commands.Outcome outcome = commands.run(scratch, List.of("dpkg-deb", "-f", file.toString(), "Version"), QUERY_LIMIT);
        String version = outcome.output().strip();
        if (!outcome.ok() || !DebianVersion.isValid(version)) {
            throw new BaseException(file.getFileName() + " is not a package that dpkg-deb can read");
        }
        return version;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 16];
            while (digest.read(buffer) >= 0) {
                // reading is all
            }
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static String lastError(List<Commands.Outcome> outcomes) {
        return outcomes.stream().flatMap(o -> o.output().lines()).filter(line -> line.startsWith("E: "))
                .map(line -> line.substring(3).strip()).findFirst()
                .orElse(outcomes.get(0).status() < 0 ? "it took too long" : "exit status " + outcomes.get(0).status());
    }
}
