package dev.subblock.cli.command;

import dev.subblock.cli.cache.ByteSize;
import dev.subblock.cli.cache.Contents;
import dev.subblock.cli.cache.Disposal;
import dev.subblock.cli.cache.Item;
import dev.subblock.cli.cache.Kind;
import dev.subblock.cli.cache.Pruning;
import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.patches.PatchesException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is kept so that it need not be made again. */
@Command(name = "cache", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "List what is kept from earlier runs, or make room.")
public final class CacheCommand implements Runnable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    @ParentCommand
    Subblock root;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "cache needs one of list, prune");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = {"What is kept, with its size and when it was last used (UTC)."})
    int list() throws PatchesException, IOException {
        List<Item> items = Contents.of(cache());
        Disposal disposal = new Disposal(cache());
        PrintWriter out = root.workplace().out();
        if (!items.isEmpty()) {
            out.printf("%-8s %6s  %-16s  %s%n", "kind", "size", "last used", "what");
        }
        for (Item item : items) {
            String use = item.kind() == Kind.OTHER || disposal.isFree(item) ? "" : ", in use";
            out.printf("%-8s %6s  %s  %s%s%n", item.kind().word(), size(item), TIME.format(item.used()), name(item), use);
        }
        out.println(ByteSize.text(total(items)) + " in " + cache());
        return ExitCode.OK;
    }

    @Command(name = "prune", mixinStandardHelpOptions = true, description = {"Make room: what was not used for longest goes first.",
        "Images, sources with objects, and guests go before bases. What a running subblock",
        "uses stays, and so does a base that a checkout borrows from. What killed runs left",
        "goes in any case. Exits with 3 if more is left than asked for."})
    int prune(
            // Two bases with the builds of a debug and a plain kernel and 100 images have 8 GB.
            @Option(names = "--keep", paramLabel = "SIZE", defaultValue = "10G",
                    description = "How much may stay, as 500M or 10G (default: ${DEFAULT-VALUE}).") String keep,
            @Option(names = "--bases", description = "Bases whose source you gave may go too, last of all.") boolean bases,
            @Option(names = "--dry-run", description = "Only say what would go.") boolean dryRun)
            throws CliException, PatchesException, IOException, InterruptedException {
        long most = ByteSize.parse("--keep", keep);
        Disposal disposal = new Disposal(cache());
        List<Item> items = Contents.of(cache());
        Pruning pruning = Pruning.of(items, bases);
        // Small files that never go are not held against it.
        long before = total(items.stream().filter(i -> i.kind() != Kind.OTHER).toList());
        long left = before;
        int used = 0;
        for (Item item : Stream.concat(pruning.always().stream(), pruning.candidates().stream()).toList()) {
            if (left <= most && !pruning.always().contains(item)) {
                break;
            }
            long freed = freed(disposal, item, dryRun);
            if (freed < 0) {
                used++;
                continue;
            }
            left -= freed;
            root.workplace().out().printf("%s %s %s%s%n", dryRun ? "would remove" : "removed", item.kind().word(), name(item),
                    freed == 0 ? "" : ", " + ByteSize.text(freed));
        }
        PrintWriter out = root.workplace().out();
        out.println(ByteSize.text(before - left) + (dryRun ? " would go, " : " went, ") + ByteSize.text(left) + (dryRun ? " would be left in " : " are left in ") + cache());
        if (used > 0) {
            out.println("running subblocks use " + used + " that would have gone");
        }
        if (left > most) {
            items.stream().filter(i -> i.needed().isPresent() && i.kind() != Kind.TREES).forEach(i -> out.println(name(i) + " stays: " + i.needed().get()));
            if (!bases && items.stream().anyMatch(i -> i.kind() == Kind.GIVEN_BASE)) {
                out.println("bases whose source you gave stay: --bases removes them as well");
            }
        }
        return left > most ? ExitCode.INCONCLUSIVE : ExitCode.OK;
    }

    /** In bytes; negative if it stays. */
    private static long freed(Disposal disposal, Item item, boolean dryRun) throws PatchesException, IOException, InterruptedException {
        if (dryRun) {
            return disposal.isFree(item) ? item.bytes() : -1;
        }
        if (item.kind() != Kind.TREES) {
            // Measured again: a base is smaller without trees that went before it.
            long bytes = item.kind() == Kind.BASE || item.kind() == Kind.GIVEN_BASE ? Contents.bytes(item.path()) : item.bytes();
            return disposal.remove(item) ? bytes : -1;
        }
        long before = Contents.bytes(item.path());
        return disposal.remove(item) ? Math.max(0, before - Contents.bytes(item.path())) : -1;
    }

    private static String size(Item item) {
        return item.kind() == Kind.TREES ? "-" : ByteSize.text(item.bytes());
    }

    private static String name(Item item) {
        return item.name() + (item.about().isEmpty() ? "" : ": " + item.about());
    }

    private static long total(List<Item> items) {
        return items.stream().mapToLong(Item::bytes).sum();
    }

    private Path cache() {
        return root.workplace().cache();
    }
}
