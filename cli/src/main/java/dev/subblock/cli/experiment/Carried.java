package dev.subblock.cli.experiment;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.run.Results;
import dev.subblock.cli.submission.GivenSeries;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseReader;
import dev.subblock.patches.base.OwnTree;
import dev.subblock.patches.base.Profile;
import dev.subblock.patches.base.ProfileReader;
import dev.subblock.patches.base.UserSource;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.PatchReader;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCatalogue;
import dev.subblock.patches.series.SeriesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is carried: bases, how kernels of the user's own are taken, series; and series that lie elsewhere. */
public final class Carried {

    /** Below the directory of everything that is carried. */
    private static final String PROFILE = "profiles/linux.toml";

    private final Workplace workplace;

    public Carried(Workplace workplace) {
        this.workplace = workplace;
    }

    /** All bases that are carried, sorted. */
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(workplace.patches().resolve("bases"))) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".toml")).map(n -> n.substring(0, n.length() - ".toml".length())).sorted().toList();
        }
    }

    /** @throws CliException if there is no such base */
    public Base base(String name) throws CliException, PatchesException {
        Path file = workplace.patches().resolve("bases").resolve(name + ".toml");
        if (!name.matches("[\\w.-]+") || !Files.exists(file)) {
            throw CliException.usage("no base is named " + name + ": subblock base list shows them");
        }
        return BaseReader.read(file);
    }

    /** What a run was made on. @throws CliException if that is not there any more */
    public Base base(Results.BaseInfo run) throws CliException, PatchesException, IOException {
        return run.tree() == null ? base(run.name()) : base(OwnTree.find(Path.of(run.tree()), run.revision()));
    }

    /** @param series {@code NAME}, {@code NAME/VERSION} a directory of patches, an mbox or quilt; the base's own if empty */
    public Series series(Base base, Optional<String> series) throws CliException, PatchesException, IOException {
        String named = series.or(base::series)
                .orElseThrow(() -> CliException.usage("no series is carried for " + base.description() + ": name one with --series"));
        Path directory = Path.of(named);
        if (!named.isEmpty() && GivenSeries.isAt(directory)) {
            return GivenSeries.read(directory, workplace);
        }
        if (named.isEmpty() || named.startsWith("/") || named.startsWith(".")) {
            throw CliException.usage("--series " + named + ": no such directory");
        }
        String[] parts = named.split("/", 2);
        Optional<String> version = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
        SeriesCatalogue catalogue = new SeriesCatalogue(workplace.patches().resolve("series"));
        // None is carried for kernels of the user's own: those of the base that judges them are meant.
        String owner = names().contains(base.name()) ? base.name() : base.judgedBy().orElseThrow();
        return SeriesReader.read(catalogue.find(owner, parts[0], version).directory());
    }

    /** How kernels of the user's own are taken. */
    public Profile profile() throws PatchesException {
        return ProfileReader.read(workplace.patches().resolve(PROFILE));
    }

    /**
     * What a kernel of the user's own is taken as: what {@link #profile} says of its version; of an older one, the base of that version.
     *
     * @throws CliException if it is older, and no base has that version
     */
    public Base base(OwnTree own) throws CliException, PatchesException, IOException {
        Profile profile = profile();
        if (profile.takes(own.number())) {
            return profile.base(own.number());
        }
        for (String name : names()) {
            Base base = base(name);
            if (base.source() instanceof UserSource source && source.version().equals(own.number())) {
                return base;
            }
        }
        throw CliException.usage(own.revision() + " of " + own.gitDirectory() + " is Linux " + own.number() + ": kernels from " + profile.oldest()
                + " on are built as they come, older ones only if subblock base list has them");
    }

    /** The patches that make step 0 of a base. */
    public List<Patch> undoing(Base base) throws PatchesException {
        List<Patch> patches = new ArrayList<>();
        for (String control : base.controls()) {
            patches.add(PatchReader.read(workplace.patches().resolve(control)));
        }
        return patches;
    }
}
