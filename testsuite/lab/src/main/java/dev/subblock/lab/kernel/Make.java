package dev.subblock.lab.kernel;

import dev.subblock.lab.command.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How make is called, and how one does by hand what is done here: in a directory with the source and, beside it, the objects. */
public final class Make {

    /** Below the directory of a build. */
    static final String SOURCES = "src";
    static final String OBJECTS = "obj";
    /** The target that makes a configuration of the {@link #FRAGMENT} that the environment names, all else being off. */
    static final String CONFIGURE = "allnoconfig";
    static final String FRAGMENT = "KCONFIG_ALLCONFIG";
    /** Where that is, below the objects. */
    static final String FRAGMENT_FILE = "subblock.config";

    private Make() {}

    /** @param home has the source and the objects */
    static Command of(Path home, KernelSource source, int jobs, String target) {
        List<String> argv = new ArrayList<>(List.of("make", "-C", home.resolve(SOURCES).toString(), "O=" + home.resolve(OBJECTS), "-j" + jobs));
        BuildDirectories directories = new BuildDirectories(source.directories());
        arguments(source).forEach(argument -> argv.add(directories.filled(argument, home)));
        argv.add(target);
        return Command.of(argv);
    }

    /** Fixed name, host and time: the same source gives the same bytes, and no step differs by its banner. */
    static List<String> arguments(KernelSource source) {
        List<String> arguments = new ArrayList<>(List.of("ARCH=x86_64", "KBUILD_BUILD_USER=subblock",
                "KBUILD_BUILD_HOST=subblock", "KBUILD_BUILD_TIMESTAMP=2011-01-10", "KBUILD_BUILD_VERSION=1",
                "LOCALVERSION="));
        new TreeMap<>(source.makeVariables()).forEach((k, v) -> arguments.add(k + "=" + v));
        return arguments;
    }

    /** Where a build in that directory leaves what is booted. */
    public static Path image(Path home, KernelSource source) {
        return home.resolve(OBJECTS).resolve(source.target().file());
    }

    /**
     * Everything from the source to the kernel, as lines for a shell, with make called as {@link KernelBuilder} does it.
     *
     * @param home absolute; best one that is not there yet
     * @param jobs how many compilers run at once
     */
    public static List<String> script(Path home, KernelSource source, KernelConfig config, int jobs) {
        Path sources = home.resolve(SOURCES);
        Path fragment = home.resolve(OBJECTS).resolve(FRAGMENT_FILE);
        List<String> lines = new ArrayList<>();
        lines.add(Command.of("mkdir", "-p", sources.toString(), home.resolve(OBJECTS).toString()).toString());
        lines.add(Command.of("git", "--git-dir=" + source.repository(), "archive", source.tree()) + " | " + Command.of("tar", "-x", "-C", sources.toString()));
        for (Map.Entry<String, Path> directory : new TreeMap<>(source.directories()).entrySet()) {
            Path copy = home.resolve(BuildDirectories.GIVEN).resolve(directory.getKey());
            lines.add(Command.of("mkdir", "-p", copy.toString()) + " && " + Command.of("cp", "-a", directory.getValue() + "/.", copy.toString()));
        }
        lines.add("cat >" + Command.of(fragment.toString()) + " <<'END'\n" + config.text().stripTrailing() + "\nEND");
        lines.add(of(home, source, jobs, CONFIGURE).with(FRAGMENT, fragment.toString()).toString());
        lines.add(of(home, source, jobs, source.target().goal()).toString());
        return lines;
    }
}
