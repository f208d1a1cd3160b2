package dev.subblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.experiment.Flavour;
import dev.subblock.cli.experiment.FlavourConfigs;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseReader;
import dev.subblock.patches.base.Build;
import dev.subblock.patches.base.Lack;
import dev.subblock.patches.base.Profile;
import dev.subblock.patches.base.ProfileReader;
import dev.subblock.patches.claim.Claim;
import dev.subblock.patches.claim.ClaimReader;
import dev.subblock.patches.claim.ProtocolClaim;
import dev.subblock.patches.control.Control;
import dev.subblock.patches.control.ControlReader;
import dev.subblock.patches.series.Patch;
import dev.subblock.patches.series.PatchReader;
import dev.subblock.patches.series.Series;
import dev.subblock.patches.series.SeriesCatalogue;
import dev.subblock.patches.series.SeriesCheck;
import dev.subblock.patches.series.SeriesReader;
import dev.subblock.reproducer.kind.Kind;
import dev.subblock.reproducer.kind.Kinds;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bases, controls, series, claims and scenarios fit together, and the patches are in the form that a maintainer expects. */
class CarriedDataTest {

    private static final Path PATCHES = Rehearsal.checkout().resolve("patches");
    private static final String AUTHOR = "subblock authors";
    private static final String ADDRESS = "authors@subblock.invalid";
    /** Nobody has signed, reviewed or tested these, and nobody is to be mailed. */
    private static final Pattern TRAILER = Pattern.compile("(?im)^(signed-off|reviewed|tested|acked|reported|suggested|co-developed)-by:.*|^cc:.*");
    /** Documentation/process/coding-style.rst: tabs are 8 characters, the preferred limit of a line is 80 columns. */
    private static final int TAB = 8;
    private static final int COLUMNS = 80;

    /** What a direct write passes through: iomap, or before that the block layer's direct I/O, the page cache around it, and what a splice writes with. */
    private static final String DIRECT_IO = "(fs/(xfs|iomap)/.*\\.[ch]|fs/(direct-io|splice)\\.c|mm/filemap\\.c)";

    /** Races that unaligned direct I/O runs unless it is serialised; others are there to see that nothing else breaks. */
    private static final String SERIALISED = "r(1|2|3|11|12)";

    static List<Base> bases() throws Exception {
        List<Base> bases = new ArrayList<>();
        try (Stream<Path> files = Files.list(PATCHES.resolve("bases"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
                bases.add(BaseReader.read(file));
            }
        }
        return bases;
    }

    @Test
    void whatIsRunOnAKernelOfTheUsersOwnIsInTheCatalogue() throws Exception {
        Profile profile = ProfileReader.read(PATCHES.resolve("profiles/linux.toml"));
        List<String> names = Catalogue.carried().all().stream().map(Scenario::name).toList();
        assertThat(profile.scenarios()).allSatisfy(glob -> assertThat(names).anyMatch(new Glob(List.of(glob))::matches));
        // Of the few minutes that the file promises.
        assertThat(names.stream().filter(new Glob(profile.scenarios())::matches)).hasSizeBetween(5, 30);
        assertThat(bases()).anyMatch(b -> b.name().equals(profile.judgedBy()) && b.classControls().isPresent());
        // A base of its name would be meant where a run names the profile.
        assertThat(bases()).noneMatch(b -> b.name().equals(profile.name()));
    }

    static List<Series> series() throws Exception {
        List<Series> all = new ArrayList<>();
        for (SeriesCatalogue.Entry entry : new SeriesCatalogue(PATCHES.resolve("series")).entries()) {
            all.add(SeriesReader.read(entry.directory()));
        }
        return all;
    }

    static List<Patch> patches() throws Exception {
        List<Patch> all = new ArrayList<>();
        series().forEach(s -> all.addAll(s.patches()));
        for (Base base : bases()) {
            for (String control : base.controls()) {
                all.add(PatchReader.read(PATCHES.resolve(control)));
            }
        }
        controls().forEach(c -> all.add(c.patch()));
        return all;
    }

    static List<Control> controls() throws Exception {
        List<Control> all = new ArrayList<>();
        try (Stream<Path> directories = Files.list(PATCHES.resolve("controls"))) {
            for (Path directory : directories.sorted().toList()) {
                all.addAll(ControlReader.read(directory.resolve("controls.toml")));
                for (String more : List.of("protocol.toml", "errors.toml", "cost.toml")) {
                    if (Files.exists(directory.resolve(more))) {
                        all.addAll(ControlReader.read(directory.resolve(more)));
                    }
                }
            }
        }
        return all;
    }

    private static List<Claim> claims(Series series) throws Exception {
        return ClaimReader.read(series.directory().resolve("claims.toml"));
    }

    private static boolean isOf(String glob, Scenario scenario) {
        String pattern = Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return scenario.name().matches(pattern);
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void thereIsSomethingToLookAt() throws Exception {
        assertThat(bases()).extracting(Base::name).contains("linux-6.1", "linux-6.12");
        assertThat(controls()).hasSizeGreaterThanOrEqualTo(13);
        assertThat(series()).extracting(Series::name).contains("xfs-unaligned-dio");
        assertThat(patches()).hasSizeGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("bases")
    void aBaseNamesWhatIsThere(Base base) throws Exception {
        assertThat(base.controls()).allSatisfy(control -> assertThat(PATCHES.resolve(control)).isRegularFile());
        base.classControls().ifPresent(table -> assertThat(PATCHES.resolve(table)).isRegularFile());
        if (base.series().isPresent()) {
            // Step 0 is made by controls, or it is the base as it came: then what else shows that a scenario can fail is said.
            assertThat(!base.controls().isEmpty() || base.classControls().isPresent() || base.judgedBy().equals(Optional.of(base.name()))).isTrue();
            assertThat(new SeriesCatalogue(PATCHES.resolve("series")).find(base.name(), base.series().get(), Optional.empty()).directory()).isDirectory();
        }
        if (base.judgedByAnother()) {
            Base judge = BaseReader.read(PATCHES.resolve("bases").resolve(base.judgedBy().get() + ".toml"));
            assertThat(judge.classControls()).as("controls of " + judge.name()).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void aClaimIsASentenceOfTheCoverLetter(Series series) throws Exception {
        String letter = folded(series.coverLetter().orElseThrow());

        for (Claim claim : claims(series)) {
            assertThat(letter).as(claim.id()).contains(folded(claim.quote()).strip());
            // Half a sentence can be made to say anything.
            assertThat(claim.quote()).as(claim.id()).matches("(?s)[A-Z].*\\.");
            assertThat(letter.substring(0, letter.indexOf(folded(claim.quote()).strip()))).as(claim.id()).matches("|.*[.:;!?] $");
            assertThat(claim.from()).as(claim.id()).isBetween(1, series.patches().size());
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void whatIsSaidOfTheProtocolIsASentenceOfTheSeriesAndSpeaksOfKindsThatThereAre(Series series) throws Exception {
        String said = folded(series.coverLetter().orElseThrow() + series.patches().stream().map(Patch::message).collect(Collectors.joining("\n")));

        for (ProtocolClaim claim : ClaimReader.readProtocol(series.directory().resolve("claims.toml"))) {
            assertThat(said).as(claim.id()).contains(claim.quote());
            assertThat(claim.to()).as(claim.id()).isLessThanOrEqualTo(series.patches().size());
            Stream.of(claim.changes(), claim.except(), claim.may()).flatMap(List::stream)
                    .forEach(glob -> assertThat(Kinds.pairwise()).as(glob).anyMatch(kind -> new Glob(List.of(glob)).matches(kind.name())));
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void aClaimHasScenariosAndWhatASeriesIsAboutAClaim(Series series) throws Exception {
        List<Scenario> all = Catalogue.carried().all();
        List<String> globs = claims(series).stream().flatMap(c -> c.scenarios().stream()).toList();

        assertThat(globs).allSatisfy(glob -> assertThat(all).as(glob).anyMatch(s -> isOf(glob, s)));
        assertThat(all).filteredOn(s -> s.name().matches(SERIALISED + "-.*"))
                .isNotEmpty().allSatisfy(s -> assertThat(globs).as(s.name()).anyMatch(glob -> isOf(glob, s)));
    }

    @ParameterizedTest
    @MethodSource("series")
    void aSeriesHasNoProblems(Series series) throws Exception {
        assertThat(SeriesCheck.check(series)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("patches")
    void aPatchIsOursAndNobodyElseIsSaidToStandForIt(Patch patch) {
        assertThat(patch.authorName()).isEqualTo(AUTHOR);
        assertThat(patch.authorEmail()).isEqualTo(ADDRESS);
        assertThat(patch.message()).doesNotContainPattern(TRAILER);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void aControlSaysThatItIsOneAndTouchesOnlyTheFileSystem(Control control) {
        assertThat(folded(control.patch().message())).contains("This is a control: ", "is not meant to be merged.");
        // The commits that made and fixed the bug are what a reader can check.
        assertThat(folded(control.patch().message()) + control.revives()).containsPattern("\\b[0-9a-f]{12}\\b");
        assertThat(control.revives()).matches("\\S.*\\.");
        assertThat(new String(control.patch().diff(), StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("+++ ")))
                .isNotEmpty().allMatch(l -> l.matches("\\+\\+\\+ b/" + DIRECT_IO));
    }

    /** A control beside the others that no table names would never be run. */
    @Test
    void eachPatchBesideTheControlsIsNamed() throws Exception {
        List<String> named = new ArrayList<>(controls().stream().map(c -> c.patch().fileName()).toList());
        bases().forEach(base -> base.controls().forEach(c -> named.add(Path.of(c).getFileName().toString())));
        try (Stream<Path> files = Files.walk(PATCHES.resolve("controls"))) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".patch"))).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    /** The headers, and what stands after the message, are mailed as well. */
    @Test
    void noMailNamesAnybodyElse() throws IOException {
        List<Path> mails = new ArrayList<>();
        for (String carried : new String[] {"series", "controls"}) {
            try (Stream<Path> files = Files.walk(PATCHES.resolve(carried))) {
                files.filter(f -> f.toString().endsWith(".patch")).forEach(mails::add);
            }
        }
        assertThat(mails).hasSizeGreaterThanOrEqualTo(10);
        for (Path mail : mails) {
            assertThat(Files.readString(mail)).as(mail.toString()).doesNotContainPattern(TRAILER).doesNotContainPattern("(?m)^To:")
                    .doesNotContainPattern("[\\w.+-]+@(?!subblock\\.invalid)[\\w-]+\\.\\w+");
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void anAddedLineFits(Patch patch) {
        assertThat(tooWide(patch)).isEmpty();
    }

    /** The checks above can fail. */
    @Test
    void aBadPatchIsFound() {
        String diff = "+++ b/" + "x".repeat(100) + "\n+" + "\t".repeat(9) + "12345678\n+" + "\t".repeat(9) + "123456789\n-" + "x".repeat(100) + "\n";
        Patch bad = new Patch(1, "0001-x.patch", "x", "x\n\nWhy.\n\nSigned-off-by: A <a@example.org>", AUTHOR, ADDRESS, null, diff.getBytes(StandardCharsets.UTF_8));

        assertThat(tooWide(bad)).containsExactly("\t".repeat(9) + "123456789");
        assertThat(TRAILER.matcher(bad.message()).find()).isTrue();
        assertThat(isOf("r1-*-one-*", Catalogue.carried().named("r1-4k-hole-one-halves"))).isTrue();
        assertThat(isOf("r1-*-one", Catalogue.carried().named("r1-4k-hole-one-halves"))).isFalse();
    }

    private static List<String> tooWide(Patch patch) {
        return new String(patch.diff(), StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("+") && !l.startsWith("+++ "))
                .map(l -> l.substring(1)).filter(l -> columns(l) > COLUMNS).toList();
    }

    private static int columns(String line) {
        int column = 0;
        for (char c : line.toCharArray()) {
            column = c == '\t' ? column - column % TAB + TAB : column + 1;
        }
        return column;
    }

    /** What an old kernel takes is there, is asked for by the guest's own words, and names only files that are carried. */
    @ParameterizedTest
    @MethodSource("bases")
    void whatABaseTakesIsThere(Base base) {
        base.build().files().ifPresent(files -> assertThat(PATCHES.resolve(files)).isDirectory());
        Pattern carried = Pattern.compile("\\{base}/([^\\s)]+)");
        base.build().make().values().forEach(value -> carried.matcher(value).results()
                .forEach(r -> assertThat(PATCHES.resolve(base.build().files().orElseThrow()).resolve(r.group(1))).exists()));
        for (Flavour flavour : Flavour.values()) {
            assertThat(FlavourConfigs.of(flavour, base)).contains("CONFIG_XFS_FS=y");
        }
        List<String> names = Catalogue.carried().all().stream().map(Scenario::name).toList();
        List<String> kinds = Kinds.all().stream().map(Kind::name).toList();
        for (Lack lack : base.lacks()) {
            lack.scenarios().forEach(glob -> assertThat(names).as(glob).anyMatch(new Glob(List.of(glob))::matches));
            lack.kinds().forEach(glob -> assertThat(kinds).as(glob).anyMatch(new Glob(List.of(glob))::matches));
        }
    }

    @Test
    void aBaseCanSayWhatEachFlavourTakes() {
        assertThat(Arrays.stream(Flavour.values()).flatMap(f -> f.word().stream())).containsExactlyElementsOf(Build.FLAVOURS);
    }
}
