package dev.subblock.lab.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program to run: immutable, each {@code with} makes a new one.
 *
 * @param argv the program and its arguments
 * @param directory where it runs; the current directory if absent
 * @param environment variables added to ours
 * @param deadline after which it is killed with everything it started
 * @param log file that gets its whole output (both streams), if any
 */
public record Command(List<String> argv, Optional<Path> directory, Map<String, String> environment,
        Duration deadline, Optional<Path> log) {

    /** Long enough for any helper tool on a loaded machine; builds set their own. */
    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(2);

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... argv) {
        return of(List.of(argv));
    }

    public static Command of(List<String> argv) {
        return new Command(argv, Optional.empty(), Map.of(), DEFAULT_DEADLINE, Optional.empty());
    }

    public Command in(Path dir) {
        return new Command(argv, Optional.of(dir), environment, deadline, log);
    }

    public Command with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Command(argv, directory, more, deadline, log);
    }

    public Command within(Duration limit) {
        return new Command(argv, directory, environment, limit, log);
    }

    public Command loggedTo(Path file) {
        return new Command(argv, directory, environment, deadline, Optional.of(file));
    }

    /** The name of what is run, where setpriv(1) only starts it. */
    public String program() {
        return argv.size() > 3 && argv.get(0).equals("setpriv") && argv.get(1).equals("--pdeathsig") ? argv.get(3) : argv.get(0);
    }

    /** The command as one would paste it into a shell. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        new TreeMap<>(environment).forEach((k, v) -> words.add(k + "=" + quoted(v)));
        argv.forEach(a -> words.add(quoted(a)));
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
