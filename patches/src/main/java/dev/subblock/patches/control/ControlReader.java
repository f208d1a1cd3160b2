package dev.subblock.patches.control;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.series.PatchReader;
import dev.subblock.patches.series.SeriesException;
import dev.subblock.patches.toml.StrictTable;
import dev.subblock.patches.toml.TomlException;
import dev.subblock.patches.toml.TomlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the controls of a base from a TOML file of {@code [[control]]} tables with the keys {@code id},
 * {@code class}, {@code revives} and {@code patch}, all of them needed. The patches lie beside the file.
 */
public final class ControlReader {

    /** Becomes part of file names and of the id of a kernel; no slash, so the patch can only lie beside the file. */
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    /**
     * R1 to R22, as the known races of unaligned direct I/O are numbered; and what is no race: PAR, SER and S of the catalogue,
     * and what no scenario is of: PROTOCOL, COST, and ERROR with the word of an error point.
     */
    private static final String RACE_CLASS = "R([1-9]|1[0-9]|2[0-2])|PAR|SER|S|PROTOCOL|COST|ERROR:[a-z-]+";

    private ControlReader() {}

    /**
     * @return the controls in the order of the file, at least one
     * @throws TomlException if the file cannot be read, is no TOML, has an unknown or missing key, a value of the
     *         wrong type, a control without classes or with one that does not exist, two controls of one id, or a
     *         patch that is not named after its control
     * @throws SeriesException if a patch cannot be read
     */
    public static List<Control> read(Path file) throws PatchesException {
        StrictTable root = TomlFile.read(file);
        List<Control> controls = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (StrictTable table : root.tables("control")) {
            Control control = control(file, table);
            if (!ids.add(control.id())) {
                throw table.error("id", "a second control is called " + control.id());
            }
            controls.add(control);
        }
        root.finish();
        if (controls.isEmpty()) {
            throw new TomlException(file, "has no [[control]]");
        }
        return List.copyOf(controls);
    }

    private static Control control(Path file, StrictTable table) throws PatchesException {
        String id = table.string("id");
        List<String> classes = table.strings("class");
        String revives = table.string("revives");
        String patch = table.string("patch");
        table.finish();
        if (!id.matches(ID)) {
            throw table.error("id", "an id has small letters, digits and single hyphens only: " + id);
        }
        if (!patch.equals(id + ".patch")) {
            throw table.error("patch", "the patch of control " + id + " must be called " + id + ".patch");
        }
        if (classes.isEmpty()) {
            throw table.error("class", "control " + id + " has no class: nothing would have to fail with it");
        }
        for (String raceClass : classes) {
            if (!raceClass.matches(RACE_CLASS)) {
                throw table.error("class", "not a class, R1 to R22, PAR, SER, S, PROTOCOL, COST or ERROR:POINT: " + raceClass);
            }
        }
        return new Control(id, classes, revives, PatchReader.readAlone(file.resolveSibling(patch)));
    }
}
