package dev.subblock.faultbench.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code cases.txt}. */
public final class CaseTable {

    private static final String FILE = "/dev/subblock/faultbench/cases.txt";
    private static final int COLUMNS = 8;

    private CaseTable() {}

    public static List<GuestCase> carried() throws IOException {
        try (InputStream in = CaseTable.class.getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** @throws IOException if a line is not understood */
    static List<GuestCase> parse(String text) throws IOException {
        List<GuestCase> cases = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            if (columns.length != COLUMNS || !Set.of("quick", "full").contains(columns[1])) {
                throw new IOException("line " + number + " of the cases is not understood: " + line);
            }
            try {
                cases.add(new GuestCase(columns[0], columns[1].equals("quick"), columns[2], columns[3],
                        words(columns[4]).stream().map(Integer::valueOf).collect(Collectors.toSet()),
                        columns[5].equals("*") ? Set.of() : words(columns[5]), words(columns[6]), columns[7]));
            } catch (IllegalArgumentException e) {
                throw new IOException("line " + number + " of the cases is not understood: " + e.getMessage(), e);
            }
        }
        return cases;
    }

    private static Set<String> words(String column) {
        return Arrays.stream(column.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
