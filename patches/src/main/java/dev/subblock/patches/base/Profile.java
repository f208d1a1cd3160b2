package dev.subblock.patches.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How kernels of a user's own are built, booted and judged, whatever their version.
 *
 * @param name what a base made of it is called
 * @param description one line for a person
 * @param oldest the first version that it is for, e.g. {@code 4.19}
 * @param judgedBy name of the base whose controls show that a scenario can fail
 * @param scenarios names of those that are run where nobody asks for others; {@code *} stands for anything
 * @param parts what only some versions need, in the order of the file
 */
public record Profile(String name, String description, String oldest, String judgedBy, List<String> scenarios, List<Part> parts) {

    /**
     * What the versions of a range need.
     *
     * @param versions from and until; its name is empty
     * @param reason why they do
     */
    public record Part(BaseRange versions, String reason, Build build, Machine machine, List<Lack> lacks) {
        public Part {
            lacks = List.copyOf(lacks);
        }
    }

    public Profile {
        scenarios = List.copyOf(scenarios);
        parts = List.copyOf(parts);
    }

    /** Whether it is for that version. @param version as a Makefile has it, {@code VERSION.PATCHLEVEL.SUBLEVEL} */
    public boolean takes(String version) {
        return DebianVersion.isValid(version) && BaseRange.compare(version, oldest) >= 0;
    }

    /** The base that a kernel of that version is; see {@link #takes}. */
    public Base base(String version) {
        List<Part> fitting = parts.stream().filter(p -> p.versions().has(name, version)).toList();
        List<Build> builds = fitting.stream().map(Part::build).toList();
        Map<String, String> make = new TreeMap<>();
        builds.forEach(b -> make.putAll(b.make()));
        Build.ImageForm image = builds.stream().map(Build::image).filter(i -> i != Build.ImageForm.VMLINUX).findFirst().orElse(Build.ImageForm.VMLINUX);
        Map<String, Symbols> flavours = new TreeMap<>();
        Build.FLAVOURS.forEach(f -> flavours.put(f, symbols(builds.stream().map(b -> b.flavour(f)).toList())));
        Build build = new Build(symbols(builds.stream().map(Build::symbols).toList()), flavours, make, builds.stream().flatMap(b -> b.files().stream()).findFirst(), image, all(builds, Build::carries));
        List<Machine> machines = fitting.stream().map(Part::machine).toList();
        Machine machine = new Machine(machines.stream().flatMap(m -> m.processors().stream()).findFirst(), all(machines, Machine::append),
                all(machines, Machine::mkfs));
        return new Base(name, description, new UserSource(version, List.of(), Optional.empty()), List.of(), Optional.empty(), Optional.empty(), Optional.of(judgedBy),
                List.of(), build, machine, List.of(), all(fitting, Part::lacks));
    }

    private static Symbols symbols(List<Symbols> parts) {
        return new Symbols(all(parts, Symbols::config), all(parts, Symbols::without));
    }

    private static <P, E> List<E> all(List<P> parts, java.util.function.Function<P, List<E>> what) {
        List<E> all = new ArrayList<>();
        parts.forEach(p -> all.addAll(what.apply(p)));
        return all;
    }
}
