package dev.subblock.cli.experiment;

import dev.subblock.analyzers.console.KnownLine;
import dev.subblock.analyzers.verdict.Glob;
import dev.subblock.cli.run.Results;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.patches.base.Lack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A kernel to be built and looked at.
 *
 * @param id {@code stock}, {@code step-0}, {@code step-1}, ..., {@code control-ID}; unique in a run
 * @param step how many patches of the series it has; empty for a kernel outside the series
 * @param title subject of its newest patch
 * @param commit in the repository of its origin
 * @param tree of that commit
 * @param origin where its source comes from
 * @param image where it was built elsewhere; commit and tree are empty then
 */
public record Kernel(String id, OptionalInt step, String title, String commit, String tree, Origin origin, Optional<Path> image) {

    /** The id of the base as it came. */
    public static final String STOCK = "stock";

    /** The base as it came, without control and series. */
    public static Kernel stock(Origin origin) {
        return new Kernel(STOCK, OptionalInt.empty(), origin.tree().base() + " " + origin.tree().version(), origin.tree().commit(),
                origin.tree().tree(), origin, Optional.empty());
    }

    public static Kernel step(int number, String title, String commit, String tree, Origin origin) {
        return new Kernel("step-" + number, OptionalInt.of(number), title, commit, tree, origin, Optional.empty());
    }

    /** The base with one historical bug. */
    public static Kernel control(String id, String title, String commit, String tree, Origin origin) {
        return new Kernel(Results.CONTROL_KERNEL + id, OptionalInt.empty(), title, commit, tree, origin, Optional.empty());
    }

    /** A tree that somebody edits. */
    public static Kernel edited(String title, String commit, String tree, Origin origin) {
        return new Kernel("tree", OptionalInt.empty(), title, commit, tree, origin, Optional.empty());
    }

    /** An image that somebody built. */
    public static Kernel given(Path image, Origin origin) {
        return new Kernel("given", OptionalInt.empty(), image.toString(), "", "", origin, Optional.of(image));
    }

    /** Why it is known to fail a scenario; empty if it is not. */
    public Optional<String> known(String scenario) {
        return origin.base().known().stream().filter(this::concerns).filter(k -> new Glob(k.scenarios()).matches(scenario))
                .map(KnownFinding::text).findFirst();
    }

    private boolean concerns(KnownFinding known) {
        return id.equals(STOCK) || known.where() == KnownFinding.Where.STEPS && step.isPresent();
    }

    /** Why it can't be asked for a scenario; empty if it can. */
    public Optional<String> lacks(String scenario) {
        return lacks(Lack::scenarios, scenario);
    }

    /** Why it can't be asked for a kind of write; empty if it can. */
    public Optional<String> lacksKind(String kind) {
        return lacks(Lack::kinds, kind);
    }

    /** Why it has no such trace event; empty if it should have it. */
    public Optional<String> lacksEvent(String event) {
        return lacks(Lack::events, event);
    }

    private Optional<String> lacks(Function<Lack, List<String>> what, String name) {
        return origin.base().lacks().stream().filter(l -> new Glob(what.apply(l)).matches(name)).map(Lack::reason).findFirst();
    }

    /** What it says on its console that is no failure. */
    public List<KnownLine> knownLines() {
        return origin.base().noise().stream().map(n -> new KnownLine(n.line(), n.reason(), origin.base().name())).toList();
    }

    /** Whether it is there only to show that scenarios can fail. */
    public boolean isControl() {
        return id.startsWith(Results.CONTROL_KERNEL);
    }
}
