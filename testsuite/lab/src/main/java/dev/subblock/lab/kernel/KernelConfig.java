package dev.subblock.lab.kernel;

import dev.subblock.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fragment of a kernel configuration: the symbols asked for, all others being left to allnoconfig.
 *
 * @param text the fragment as it is given to {@code KCONFIG_ALLCONFIG}
 */
public record KernelConfig(String text) {

    private static final Pattern SET = Pattern.compile("(CONFIG_\\w+)=(.+)");
    private static final Pattern UNSET = Pattern.compile("# (CONFIG_\\w+) is not set");

    /** The fragment for a guest, carried with this class. */
    public static KernelConfig guest() {
        return carried("guest.config");
    }

    /** What is added for a guest whose kernel watches its locks, carried with this class. */
    public static KernelConfig debug() {
        return carried("debug.config");
    }

    /** What is added for a guest whose kernel tells what it does, carried with this class. */
    public static KernelConfig trace() {
        return carried("trace.config");
    }

    /** What is added for a guest in which calls are made to fail, carried with this class. */
    public static KernelConfig errors() {
        return carried("errors.config");
    }

    /** What is added for a guest in which instructions are counted, carried with this class. */
    public static KernelConfig cost() {
        return carried("cost.config");
    }

    private static KernelConfig carried(String name) {
        try (InputStream in = KernelConfig.class.getResourceAsStream(name)) {
            return new KernelConfig(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same fragment with those of another behind it; of a symbol that both have, the other's counts. */
    public KernelConfig with(KernelConfig other) {
        return new KernelConfig(without(symbols(text).keySet().stream().filter(symbols(other.text)::containsKey).toList()).text + other.text);
    }

    /**
     * The same fragment with more symbols, which only some kernels know or need.
     *
     * @param symbols each {@code CONFIG_X=value}
     * @throws IllegalArgumentException if one is not of that form
     */
    public KernelConfig with(List<String> symbols) {
        if (symbols.isEmpty()) {
            return this;
        }
        StringBuilder more = new StringBuilder(text);
        for (String symbol : symbols) {
            if (!SET.matcher(symbol).matches()) {
                throw new IllegalArgumentException("not CONFIG_X=value: " + symbol);
            }
            more.append(symbol).append('\n');
        }
        return new KernelConfig(more.toString());
    }

    /**
     * The same fragment without some of its symbols, which not every kernel has.
     *
     * @param symbols each {@code CONFIG_X}
     * @throws IllegalArgumentException if one is not in it
     */
    public KernelConfig without(List<String> symbols) {
        if (symbols.isEmpty()) {
            return this;
        }
        Set<String> left = new TreeSet<>(symbols);
        left.removeAll(symbols(text).keySet());
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("no guest is given " + String.join(", ", left) + ": it can't be left out");
        }
        // A line without a symbol says why the next one is there.
        return new KernelConfig(text.lines().filter(line -> symbols(line).keySet().stream().noneMatch(symbols::contains))
                .collect(Collectors.joining("\n", "", "\n")));
    }

    /**
     * Checks that each symbol asked for is in a {@code .config}: Kconfig drops silently what a missing
     * dependency forbids, and a kernel without its disk driver then fails much later and less clearly.
     *
     * @throws LabException naming every symbol that did not survive
     */
    public void checkSurvived(String dotConfig) throws LabException {
        Map<String, String> got = symbols(dotConfig);
        List<String> lost = new ArrayList<>();
        symbols(text).forEach((symbol, value) -> {
            // A symbol that can't even be asked for is off as well.
            String now = got.getOrDefault(symbol, "n");
            if (!now.equals(value)) {
                lost.add(symbol + "=" + value + " (is " + now + ")");
            }
        });
        if (!lost.isEmpty()) {
            throw new LabException("this kernel's configuration does not take " + String.join(", ", lost)
                    + ": give the symbols they depend on, or drop them from the fragment");
        }
    }

    private static Map<String, String> symbols(String config) {
        Map<String, String> symbols = new LinkedHashMap<>();
        config.lines().forEach(line -> {
            Matcher set = SET.matcher(line);
            Matcher unset = UNSET.matcher(line);
            if (set.matches()) {
                symbols.put(set.group(1), set.group(2));
            } else if (unset.matches()) {
                symbols.put(unset.group(1), "n");
            }
        });
        return symbols;
    }
}
