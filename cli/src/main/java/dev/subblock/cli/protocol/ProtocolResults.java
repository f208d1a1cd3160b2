package dev.subblock.cli.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.subblock.analyzers.protocol.Change;
import dev.subblock.analyzers.protocol.ControlSeen;
import dev.subblock.analyzers.protocol.KernelSeen;
import dev.subblock.analyzers.protocol.KindSeen;
import dev.subblock.analyzers.protocol.ProtocolVerdict;
import dev.subblock.analyzers.protocol.Sequence;
import dev.subblock.cli.exit.CliException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code protocol.json}. Fields are added, never changed.
 *
 * @param repeats how many times each kind was written
 * @param excluded why some combinations are no kinds
 * @param sequences by their fingerprints
 * @param kinds the rows of the table kinds × kernels
 * @param changes from a kernel to the next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProtocolResults(int schema, String verdict, int exit, String reason, Named base, Named series, int repeats, List<String> excluded,
        List<Looked> kernels, List<Row> kinds, Map<String, Told> sequences, List<Changed> changes, List<Control> controls, List<Claimed> claims) {

    public static final String FILE = "protocol.json";
    static final int SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public ProtocolResults {
        Objects.requireNonNull(verdict, "verdict is missing");
        Objects.requireNonNull(reason, "reason is missing");
        Objects.requireNonNull(base, "base is missing");
        Objects.requireNonNull(series, "series is missing");
        excluded = List.copyOf(excluded);
        kernels = List.copyOf(kernels);
        kinds = List.copyOf(kinds);
        sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
        changes = List.copyOf(changes);
        controls = List.copyOf(controls);
        claims = List.copyOf(claims);
        for (Row row : kinds) {
            if (row.cells().size() != kernels.size()) {
                throw new IllegalArgumentException(row.kind() + " has " + row.cells().size() + " cells for " + kernels.size() + " kernels");
            }
        }
    }

    /** @throws CliException if the run has no such file, or it is damaged or of another schema */
    public static ProtocolResults read(Path run) throws CliException, IOException {
        Path file = run.resolve(FILE);
        try {
            ProtocolResults results = JSON.readValue(Files.readString(file), ProtocolResults.class);
            if (results.schema() != SCHEMA) {
                throw CliException.trouble(file + " has schema " + results.schema() + "; this subblock reads " + SCHEMA);
            }
            return results;
        } catch (JacksonException e) {
            throw CliException.trouble(file + " is damaged: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (CharacterCodingException e) {
            throw CliException.trouble(file + " is damaged: it is no text");
        }
    }

    public record Named(String name, String version) {
        public Named {
            Objects.requireNonNull(name, "name is missing");
        }
    }

    /** @param lacks events and functions of which it can't tell */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Looked(String kernel, Integer step, String title, List<String> lacks, List<String> console) {
        public Looked {
            Objects.requireNonNull(kernel, "a kernel has no name");
            title = Objects.requireNonNullElse(title, "");
            lacks = List.copyOf(lacks);
            console = List.copyOf(console);
        }
    }

    /** @param cells one for each kernel, in their order */
    public record Row(String kind, List<Cell> cells) {
        public Row {
            Objects.requireNonNull(kind, "a kind has no name");
            cells = List.copyOf(cells);
        }
    }

    /** @param fingerprint of its sequence; null if it has none, and {@code trouble} says why */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(String fingerprint, String trouble, List<String> seen) {}

    /** @param line for a reviewer @param tokens all of it */
    public record Told(String line, List<String> tokens) {
        public Told {
            tokens = List.copyOf(tokens);
        }
    }

    public record Changed(String from, String to, String kind, String before, String after, List<String> diff) {
        public Changed {
            diff = List.copyOf(diff);
        }
    }

    public record Control(String id, boolean caught, List<String> kinds) {
        public Control {
            kinds = List.copyOf(kinds);
        }
    }

    public record Claimed(String id, String quote, String verdict, String reason) {
        public Claimed {
            Objects.requireNonNull(verdict, "a claim has no verdict");
        }
    }

    static List<Looked> looked(List<KernelSeen> kernels) {
        return kernels.stream().map(k -> new Looked(k.kernel(), k.step().isPresent() ? k.step().getAsInt() : null, k.title(), k.lacks(), k.console())).toList();
    }

    static List<Row> rows(List<KernelSeen> kernels) {
        List<Row> rows = new ArrayList<>();
        for (KindSeen first : kernels.isEmpty() ? List.<KindSeen>of() : kernels.get(0).kinds()) {
            rows.add(new Row(first.kind(), kernels.stream().map(k -> cell(k.of(first.kind()).orElseThrow())).toList()));
        }
        return rows;
    }

    private static Cell cell(KindSeen kind) {
        return kind.sequence().isPresent() ? new Cell(kind.sequence().get().fingerprint(), null, null)
                : new Cell(null, kind.trouble(), kind.seen().stream().map(Sequence::fingerprint).toList());
    }

    static Map<String, Told> sequences(List<KernelSeen> kernels) {
        Map<String, Told> told = new TreeMap<>();
        kernels.stream().flatMap(k -> k.kinds().stream()).flatMap(k -> k.seen().stream())
                .forEach(s -> told.put(s.fingerprint(), new Told(s.line(), s.tokens())));
        return told;
    }

    static List<Changed> changed(KernelSeen from, KernelSeen to) {
        return Change.between(from, to).stream().map(c -> new Changed(from.kernel(), to.kernel(), c.kind(), c.before().fingerprint(),
                c.after().fingerprint(), c.diff())).toList();
    }

    static List<Control> controls(List<ControlSeen> controls) {
        return controls.stream().map(c -> new Control(c.id(), c.caught(), c.changes().stream().map(Change::kind).toList())).toList();
    }

    static List<Claimed> claimed(List<ProtocolVerdict> verdicts) {
        return verdicts.stream().map(v -> new Claimed(v.id(), v.quote(), v.verdict().word(), v.reason())).toList();
    }
}
