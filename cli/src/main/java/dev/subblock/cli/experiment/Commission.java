package dev.subblock.cli.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.cli.exit.CliException;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.reproducer.ReproducerException;
import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was asked for, so that it can be gone on with.
 *
 * @param command that was given, e.g. {@code verify}
 * @param base its name; the id of a commit where a tree is named
 * @param series as it was named; absent if the base's own was meant
 * @param flavour of the kernels
 * @param order of the disks, as the command line has it
 * @param trials at most so many of each scenario
 * @param scenarios the text of each, as it was
 * @param kernels by its id, in order: the tree of each kernel and how many scenarios are run on it
 * @param tree git directory of a kernel of the user's own; absent if the base is one that is carried
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commission(String command, String base, String series, Flavour flavour, String order, int trials, List<String> scenarios,
        Map<String, String> kernels, String tree) {

    private static final String FILE = "commission.json";

    public Commission {
        scenarios = List.copyOf(scenarios);
        kernels = new LinkedHashMap<>(kernels);
    }

    public static Commission of(String command, String base, Optional<String> series, Flavour flavour, Regime regime, List<Scenario> scenarios,
            List<Booking> bookings) {
        return new Commission(command, base, series.orElse(null), flavour, regime.order().text(), regime.trials(),
                scenarios.stream().map(Scenario::text).toList(), trees(bookings), null);
    }

    /** The same of a kernel of the user's own. @param gitDirectory where it is @param commit its id */
    public Commission on(String gitDirectory, String commit) {
        return new Commission(command, commit, series, flavour, order, trials, scenarios, kernels, gitDirectory);
    }

    public void write(Path run) throws IOException {
        KeptFile.write(run.resolve(FILE), this);
    }

    /** @throws CliException if it can't be gone on with that run by this command */
    public static Commission read(Path run, String command) throws CliException, IOException {
        if (!Files.isDirectory(run)) {
            throw CliException.trouble("no run in " + run);
        }
        Commission read = KeptFile.read(run.resolve(FILE), Commission.class);
        if (!command.equals(read.command)) {
            throw CliException.usage(run.getFileName() + " is a run of " + read.command + ": subblock " + read.command + " --continue goes on with it");
        }
        return read;
    }

    /** @throws CliException if the texts are damaged */
    public List<Scenario> parsed() throws CliException {
        List<Scenario> all = new ArrayList<>();
        for (String text : scenarios) {
            try {
                all.addAll(Catalogue.parse(FILE, text));
            } catch (ReproducerException e) {
                throw CliException.trouble("a scenario of the run was kept damaged: " + e.getMessage());
            }
        }
        return all;
    }

    public Regime regime() throws CliException {
        try {
            return new Regime(DiskOrder.parse(order), trials);
        } catch (IllegalArgumentException e) {
            throw CliException.trouble(FILE + " is damaged: " + e.getMessage());
        }
    }

    /** @throws CliException if these are other kernels than those of the run: what is known of those says nothing of these */
    public void requireSame(List<Booking> bookings) throws CliException {
        Map<String, String> now = trees(bookings);
        if (!now.keySet().equals(kernels.keySet())) {
            throw CliException.usage("the run can't be gone on with: it had " + kernels.size() + " kernels, now there are " + now.size() + "; begin a new one");
        }
        for (Map.Entry<String, String> kernel : now.entrySet()) {
            if (!kernel.getValue().equals(kernels.get(kernel.getKey()))) {
                throw CliException.usage("the run can't be gone on with: the source of " + kernel.getKey() + ", or what is to be run on it, has changed since; begin a new one");
            }
        }
    }

    private static Map<String, String> trees(List<Booking> bookings) {
        Map<String, String> trees = new LinkedHashMap<>();
        bookings.forEach(b -> trees.put(b.kernel().id(), b.kernel().tree() + " with " + b.scenarios().size()));
        return trees;
    }
}
