package dev.subblock.lab.trace;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Writes a trace as JSON Lines. What is known at the end of a trial or scenario, and every note, is in the
 * file then; a trace that could not be kept says so by {@link #failure}. Used under its owner's lock.
 */
public final class TraceWriter implements Closeable {

    /** Some five million lines, ten times a long run: a disk that has more to tell is in a loop. */
    public static final long MAX_BYTES = 1L << 30;

    /** What a disk says in a trial fits well into this. */
    private static final int BUFFER = 64 << 10;
    private static final ObjectWriter JSON = writer();

    /** Every line names its record. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kind {}

    private final OutputStream out;
    private final long max;
    private long written;
    private String failure;

    /** @throws IOException if the file can't be made */
    public TraceWriter(Path file) throws IOException {
        this(Files.newOutputStream(file), MAX_BYTES);
    }

    /** @param max bytes of lines; after them comes one note, then nothing */
    TraceWriter(OutputStream out, long max) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.max = max;
    }

    private static ObjectWriter writer() {
        JsonMapper.Builder builder = JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addMixIn(TraceEvent.class, Kind.class);
        for (Class<?> event : TraceEvent.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(event, kind(event)));
        }
        return builder.build().writerFor(TraceEvent.class);
    }

    /** The name of a record in a line. */
    private static String kind(Class<?> event) {
        return event.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Writes one line; nothing, once a failure is there. */
    public void add(TraceEvent event) {
        if (failure != null) {
            return;
        }
        try {
            byte[] line = JSON.writeValueAsBytes(event);
            if (written + line.length + 1 > max) {
                failure = "the disk's trace is larger than " + max + " bytes";
                line = JSON.writeValueAsBytes(new TraceEvent.Note(0, failure + ": what follows is not told"));
            }
            out.write(line);
            out.write('\n');
            written += line.length + 1L;
            if (failure != null || event instanceof TraceEvent.End || event instanceof TraceEvent.Explored
                    || event instanceof TraceEvent.Note) {
                out.flush();
            }
        } catch (IOException e) {
            failure = "can't write the disk's trace: " + e.getMessage();
        }
    }

    /** Why the trace is not whole, if it is not: then the run says nothing. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            failure = failure == null ? "can't write the disk's trace: " + e.getMessage() : failure;
        }
    }
}
