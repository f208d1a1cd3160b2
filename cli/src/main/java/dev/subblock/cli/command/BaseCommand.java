package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.base.Base;
import dev.subblock.patches.base.BaseStore;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.DebianSource;
import dev.subblock.patches.base.KnownFinding;
import dev.subblock.patches.base.SystemCommands;
import dev.subblock.patches.base.UserSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The kernel sources that everything starts from. */
@Command(name = "base", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "List, show or add the kernel sources to start from.")
public final class BaseCommand implements Runnable {

    @ParentCommand
    Subblock root;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "base needs one of list, show, add");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The bases that are known, and which version is here.")
    int list() throws CliException, PatchesException, IOException {
        for (String name : carried().names()) {
            Base base = carried().base(name);
            workplace().out().printf("%-13s %-26s %s%n", name, store().present(base).map(BaseTree::version).orElse(absent(base)), base.description());
        }
        return ExitCode.OK;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "What is known of a base, and of the source that is here.")
    int show(@Parameters(paramLabel = "BASE") String name) throws CliException, PatchesException, IOException {
        Base base = carried().base(name);
        PrintWriter out = workplace().out();
        out.println(base.name() + ": " + base.description());
        Optional<BaseTree> present = store().present(base);
        if (present.isEmpty()) {
            out.println("  source: " + absent(base));
        } else {
            tell(present.get(), out);
        }
        base.series().ifPresent(series -> out.println("  series: " + series));
        base.build().carries().forEach(what -> out.println("  carries: " + what));
        base.lacks().forEach(lack -> out.println("  can't be asked for " + String.join(", ", lack.all()) + ": " + lack.reason()));
        base.known().forEach(known -> out.println("  known to fail " + String.join(", ", known.scenarios()) + ": " + known.text() + until(known)));
        base.noise().forEach(noise -> out.println("  harmless on its console: " + noise.line() + ": " + noise.reason()));
        return ExitCode.OK;
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = {"Take a kernel source that you have.",
        "It is copied; what is there stays as it is. The base is that source from then on."})
    int add(@Parameters(paramLabel = "BASE") String name,
            @Option(names = "--from", paramLabel = "SOURCE", required = true,
                    description = {"DIR, TARBALL or GIT[#REF]: a directory, a tar archive (.gz, .bz2, .xz), a git", "repository here or elsewhere."}) String from,
            @Option(names = "--make", paramLabel = "KEY=VALUE",
                    description = "A variable for make, where this copy needs one more; may be repeated.") List<String> make,
            @Option(names = "--include", paramLabel = "DIR",
                    description = "A directory with headers that this copy lacks; may be repeated.") List<Path> includes)
            throws CliException, PatchesException, IOException, InterruptedException {
        BaseTree tree = store().add(carried().base(name), from, variables(make == null ? List.of() : make),
                includes == null ? List.of() : new ArrayList<>(includes), workplace().progress()::say);
        workplace().out().println(name);
        tell(tree, workplace().out());
        return ExitCode.OK;
    }

    private static String until(KnownFinding known) {
        String versions = known.bases().from().map(v -> ", from " + v).orElse("") + known.bases().until().map(v -> ", before " + v).orElse("");
        return versions + known.expires().map(day -> ", until " + day).orElse("");
    }

    private static void tell(BaseTree tree, PrintWriter out) {
        out.println("  source: " + tree.version() + ", tree " + tree.tree() + " in " + tree.repository());
        tree.remarks().forEach(remark -> out.println("  note: " + remark));
        new TreeMap<>(tree.given().make()).forEach((key, value) -> out.println("  make: " + key + "=" + value));
        tree.given().includes().forEach(directory -> out.println("  include: " + directory));
    }

    private static Map<String, String> variables(List<String> words) throws CliException {
        Map<String, String> variables = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || !word.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
                throw CliException.usage("--make " + word + ": give KEY=VALUE");
            }
            variables.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return variables;
    }

    private static String absent(Base base) {
        if (base.source() instanceof UserSource user) {
            return "not here: Linux " + user.version() + ", to be given with base add";
        }
        return "not here: fetched when needed, " + ((DebianSource) base.source()).packageName();
    }

    private Carried carried() {
        return new Carried(workplace());
    }

    private BaseStore store() {
        return new BaseStore(workplace().cache(), new SystemCommands());
    }

    private Workplace workplace() {
        return root.workplace();
    }
}
