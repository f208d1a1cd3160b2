package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.ReproducerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scenarios that are carried: a file for each class among the resources, {@code scenarios/r1.txt} and so
 * on. A file is read when something in it is asked for.
 */
public final class Catalogue {

    private static final String DIRECTORY = "/dev/subblock/reproducer/scenarios/";
    /** Bytes; some thousand scenarios. */
    private static final int LONGEST = 1 << 20;

    private static final String[] CLASSES =
            {"R1", "R2", "R3", "R4", "R5", "R8", "R9", "R10", "R11", "R12", "R14", "R15", "R16", "R17", "R18",
             "PAR", "SER", "S"};

    private final List<List<Scenario>> read = new ArrayList<>();

    private Catalogue() {
        for (int i = 0; i < CLASSES.length; i++) {
            read.add(null);
        }
    }

    /** The catalogue that comes with the program. */
    public static Catalogue carried() {
        return new Catalogue();
    }

    /**
     * Reads scenarios from a text.
     *
     * @param source named in errors
     * @throws ReproducerException with source and line if the text is not right, or has no scenario
     */
    public static List<Scenario> parse(String source, String text) {
        return List.copyOf(new ScenarioParser(source).parse(text));
    }

    /** All of them, class by class. */
    public List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (int i = 0; i < CLASSES.length; i++) {
            all.addAll(file(i));
        }
        return all;
    }

    /** @throws ReproducerException if there is none of that name */
    public Scenario named(String name) {
        for (int i = 0; i < CLASSES.length; i++) {
            if (name.startsWith(prefix(i))) {
                for (Scenario scenario : file(i)) {
                    if (scenario.name().equals(name)) {
                        return scenario;
                    }
                }
            }
        }
        throw new ReproducerException("no scenario is named " + name + ": the first is " + file(0).get(0).name());
    }

    private static String prefix(int i) {
        return CLASSES[i].toLowerCase(Locale.ROOT) + "-";
    }

    private List<Scenario> file(int i) {
        if (read.get(i) == null) {
            read.set(i, resource(CLASSES[i], CLASSES[i].toLowerCase(Locale.ROOT) + ".txt"));
        }
        return read.get(i);
    }

    private static List<Scenario> resource(String raceClass, String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            List<Scenario> scenarios = parse(name, new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
            for (Scenario scenario : scenarios) {
                if (!scenario.raceClass().equals(raceClass)) {
                    throw new ReproducerException(name + ": " + scenario.name() + " belongs in another file");
                }
            }
            return scenarios;
        } catch (IOException e) {
            throw new IllegalStateException(name + " can't be read", e);
        }
    }
}
