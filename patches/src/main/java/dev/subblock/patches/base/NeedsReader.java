package dev.subblock.patches.base;

import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads from a base's file what it takes to build and boot it, and to understand it. */
final class NeedsReader {

    /** A line of a configuration that sets something; what is not named is off already. */
    private static final Pattern SYMBOL = Pattern.compile("CONFIG_[A-Za-z0-9_]+=([ymn]|[0-9]+|0x[0-9a-fA-F]+|\"[^\"]*\")");
    private static final Pattern SYMBOL_NAME = Pattern.compile("CONFIG_[A-Za-z0-9_]+");
    /** Names as Kbuild's own are, and as those made of an object's name are: {@code CFLAGS_stat.o}. */
    static final Pattern MAKE_VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    /** QEMU's option list of numbers, such as {@code 2,sockets=2}. */
    private static final Pattern PROCESSORS = Pattern.compile("[0-9]+(,[a-z]+=[0-9]+)*");

    private NeedsReader() {}

    static Build build(StrictTable root) throws TomlException {
        StrictTable table = root.optionalTable("build");
        Map<String, Symbols> flavours = new TreeMap<>();
        for (String flavour : Build.FLAVOURS) {
            flavours.put(flavour, symbols(table, flavour + "_"));
        }
        Build build = new Build(symbols(table, ""), flavours, make(table.optionalTable("make")), table.optionalString("files"),
                image(table), table.strings("carries"));
        table.finish();
        Optional<String> files = build.files();
        if (files.isPresent()) {
            BaseReader.checkPath(table, "files", files.get());
        }
        if (files.isEmpty() && build.make().values().stream().anyMatch(v -> v.contains("{base}"))) {
            throw table.error("make", "{base} stands for the directory files, and none is named");
        }
        return build;
    }

    private static Symbols symbols(StrictTable table, String prefix) throws TomlException {
        return new Symbols(lines(table, prefix + "config", SYMBOL), lines(table, prefix + "without", SYMBOL_NAME));
    }

    private static List<String> lines(StrictTable table, String key, Pattern form) throws TomlException {
        List<String> lines = table.strings(key);
        for (String line : lines) {
            if (!form.matcher(line).matches()) {
                throw table.error(key, form == SYMBOL ? "not a line of a kernel configuration, as CONFIG_X=y is: " + line
                        : "not a symbol of a kernel configuration, as CONFIG_X is: " + line);
            }
        }
        return lines;
    }

    private static Map<String, String> make(StrictTable table) throws TomlException {
        Map<String, String> variables = table.allStrings();
        for (String name : variables.keySet()) {
            if (!MAKE_VARIABLE.matcher(name).matches()) {
                throw table.error(name, "not a name of a make variable: " + name);
            }
        }
        return variables;
    }

    private static Build.ImageForm image(StrictTable table) throws TomlException {
        String form = table.optionalString("image").orElse("vmlinux");
        return switch (form) {
            case "vmlinux" -> Build.ImageForm.VMLINUX;
            case "bzImage" -> Build.ImageForm.BZIMAGE;
            default -> throw table.error("image", "image must be vmlinux or bzImage");
        };
    }

    static Machine machine(StrictTable root) throws TomlException {
        StrictTable table = root.optionalTable("machine");
        Machine machine = new Machine(table.optionalString("processors"), table.strings("append"), table.strings("mkfs"));
        table.finish();
        if (machine.processors().filter(p -> !PROCESSORS.matcher(p).matches()).isPresent()) {
            throw table.error("processors", "processors must be as QEMU's -smp has them, e.g. 2,sockets=2");
        }
        return machine;
    }

    static List<ConsoleNoise> noise(StrictTable root) throws TomlException {
        List<ConsoleNoise> noise = new ArrayList<>();
        for (StrictTable table : root.tables("noise")) {
            try {
                noise.add(new ConsoleNoise(Pattern.compile(table.string("line")), table.string("reason")));
            } catch (PatternSyntaxException e) {
                throw table.error("line", "line is no regular expression: " + e.getDescription());
            }
            table.finish();
        }
        return noise;
    }

    static List<Lack> lacks(StrictTable root) throws TomlException {
        List<Lack> lacks = new ArrayList<>();
        for (StrictTable table : root.tables("lacks")) {
            Lack lack = new Lack(table.strings("scenarios"), table.strings("kinds"), table.strings("events"), table.string("reason"));
            table.finish();
            if (lack.all().isEmpty()) {
                throw table.error("scenarios", "nothing is said to be lacked: name scenarios, kinds or events");
            }
            lacks.add(lack);
        }
        return lacks;
    }
}
