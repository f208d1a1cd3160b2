package dev.subblock.reproducer.scenario;

import dev.subblock.reproducer.ReproducerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scenarios that are carried, in the order of their table. */
public final class Catalogue {

    private static final String R1 = "/dev/subblock/reproducer/scenarios/r1.txt";
    /** A table of some thousand scenarios; more is not a table. */
    private static final int LONGEST = 1 << 20;

    private final List<Scenario> scenarios;

    private Catalogue(List<Scenario> scenarios) {
        this.scenarios = scenarios;
    }

    /** The catalogue that comes with the program: {@code scenarios/r1.txt} among its resources. */
    public static Catalogue carried() {
        try (InputStream in = Catalogue.class.getResourceAsStream(R1)) {
            if (in == null) {
                throw new IllegalStateException(R1 + " is missing from the program");
            }
            return parse("r1.txt", new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(R1 + " can't be read", e);
        }
    }

    /**
     * Reads a table.
     *
     * @param source named in errors
     * @throws ReproducerException with source and line number if the table is not right
     */
    public static Catalogue parse(String source, String text) {
        return new Catalogue(List.copyOf(new CatalogueParser(source).parse(text)));
    }

    public List<Scenario> all() {
        return scenarios;
    }

    /** @throws ReproducerException if there is none of that name */
    public Scenario named(String name) {
        for (Scenario scenario : scenarios) {
            if (scenario.name().equals(name)) {
                return scenario;
            }
        }
        throw new ReproducerException("no scenario is named " + name + ": the first of " + scenarios.size() + " is "
                + scenarios.get(0).name());
    }
}
