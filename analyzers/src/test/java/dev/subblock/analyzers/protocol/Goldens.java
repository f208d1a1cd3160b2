package dev.subblock.analyzers.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What guests of Linux 6.1, and in a directory of its own 2.6.37, told, word for word, of writes of one kind each. */
final class Goldens {

    private Goldens() {}

    static List<String> lines(String kind) throws IOException {
        try (InputStream in = Goldens.class.getResourceAsStream(kind + ".jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
